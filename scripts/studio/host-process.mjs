// The studio's host as a plain Node 24 program: it serves the page on this machine only and says where.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createInterface } from 'node:readline';
import { inRoot, log, SetupError } from '../setup/paths.mjs';
import { node24 } from '../setup/node-modules.mjs';

const startLimitMs = 30_000;

/**
 * @param {{ port: string | undefined, dataDir: string | undefined, token: string }} options
 * @returns {Promise<{ url: string, child: import('node:child_process').ChildProcess }>}
 */
function startOnce({ port, dataDir, token }) {
  const args = ['--disable-warning=ExperimentalWarning', inRoot('src/host/entry-server.ts')];
  if (port !== undefined) args.push('--port', port);
  if (dataDir !== undefined) args.push('--data-dir', dataDir);
  const folder = dataDir === undefined ? {} : { RUNTHROUGH_DATA_DIR: dataDir };
  const env = { ...process.env, ...folder, RUNTHROUGH_TOKEN: token };
  // The host ends when its standard input closes, so it does not outlive us however we end.
  const child = spawn(node24(), args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new SetupError(`The studio's host did not answer within ${startLimitMs / 1000} s.`));
    }, startLimitMs);
    child.on('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new SetupError(`The studio did not start (code ${code}); the reason is above.`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = listeningUrl(line);
      if (url === undefined) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve({ url, child });
    });
  });
}

/** @param {string} line @returns {string | undefined} */
function listeningUrl(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const said = JSON.parse(line);
    return said.event === 'listening' && typeof said.url === 'string' ? said.url : undefined;
  } catch {
    return undefined;
  }
}

const restartWindowMs = 60_000;
const mostRestarts = 5;

/** The host across its crashes, with what is needed of a child process. */
export class KeptHost extends EventEmitter {
  /** @type {number | null} */
  exitCode = null;
  /** @type {NodeJS.Signals | null} */
  signalCode = null;
  /** @type {import('node:child_process').ChildProcess} */
  #child;
  #options;
  /** @type {number[]} */
  #crashesMs = [];
  #isEnding = false;

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {{ port: string, dataDir: string | undefined, token: string }} options
   */
  constructor(child, options) {
    super();
    this.#child = child;
    this.#options = options;
    this.#watch();
  }

  /** @param {NodeJS.Signals} signal */
  kill(signal) {
    this.#isEnding = true;
    return this.#child.kill(signal);
  }

  #watch() {
    this.#child.once('exit', (code, signal) => void this.#ended(code, signal));
  }

  /** @param {number | null} code @param {NodeJS.Signals | null} signal */
  async #ended(code, signal) {
    const now = Date.now();
    this.#crashesMs = [...this.#crashesMs.filter((atMs) => now - atMs < restartWindowMs), now];
    if (this.#isEnding || code === 0 || this.#crashesMs.length > mostRestarts) return this.#end(code, signal);
    log(`The studio's host ended by itself (${signal ?? `code ${code}`}); it is started again.`);
    try {
      this.#child = (await startOnce(this.#options)).child;
      this.#watch();
      if (this.#isEnding) this.#child.kill('SIGTERM');
    } catch (error) {
      log(String(error));
      this.#end(1, null);
    }
  }

  /** @param {number | null} code @param {NodeJS.Signals | null} signal */
  #end(code, signal) {
    this.exitCode = code;
    this.signalCode = signal;
    this.emit('exit', code, signal);
  }
}

/**
 * Starts the host and starts it again when it crashes, at the same address, so that open windows come back by themselves.
 * @param {{ port: string | undefined, dataDir: string | undefined }} options
 */
export async function startHost({ port, dataDir }) {
  const token = randomBytes(24).toString('base64url');
  const { url, child } = await startOnce({ port, dataDir, token });
  return { url, child: new KeptHost(child, { port: new URL(url).port, dataDir, token }) };
}
