// Child processes for the set-up steps. Arguments are arrays; no shell reads them.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] variables to add
 * @property {number} [limitMs] ends the child when it takes longer
 * @property {boolean} [show] passes its output on as it comes (to stderr) instead of keeping it
 *
 * @typedef {object} RunResult
 * @property {boolean} ok
 * @property {number | null} code
 * @property {string} output stdout and stderr together; empty with `show`
 * @property {boolean} timedOut
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function runCommand(command, args, { env, limitMs, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? process.stderr.fd : 'pipe', show ? process.stderr.fd : 'pipe'],
      // npm and other .cmd files are batch files, which Windows starts only through its shell.
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = limitMs
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, limitMs)
      : undefined;
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ ok: false, code: null, output: output + error.message, timedOut });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ ok: code === 0, code, output, timedOut });
    });
  });
}

/** The end of a long output: what usually holds the reason. */
export const tail = (/** @type {string} */ text, lines = 15) =>
  text
    .trimEnd()
    .split(/[\r\n]+/)
    .slice(-lines)
    .join('\n');
