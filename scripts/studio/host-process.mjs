// The studio's host as a plain Node 24 program: it serves the page on this machine only and says where.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inRoot, SetupError } from '../setup/paths.mjs';
import { node24 } from '../setup/node-modules.mjs';

const startLimitMs = 30_000;

/**
 * @param {{ port: string | undefined, dataDir: string | undefined }} options
 * @returns {Promise<{ url: string, child: import('node:child_process').ChildProcess }>}
 */
export function startHost({ port, dataDir }) {
  const args = ['--disable-warning=ExperimentalWarning', inRoot('src/host/entry-server.ts')];
  if (port !== undefined) args.push('--port', port);
  if (dataDir !== undefined) args.push('--data-dir', dataDir);
  const env = { ...process.env, ...(dataDir === undefined ? {} : { RUNTHROUGH_DATA_DIR: dataDir }) };
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
