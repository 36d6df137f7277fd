import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FallbackRequest } from './fallback-messages.ts';

/** Where a child's messages and its end go. */
export interface FallbackListener {
  /** Not checked yet. */
  readonly message: (message: unknown) => void;
  /** Once, whatever ended it; not after `kill`. */
  readonly end: () => void;
}

/** A process that speaks fallback-messages.ts. */
export interface FallbackProcess {
  /** For diagnostics; undefined where another process started it. */
  readonly processId: number | undefined;
  readonly send: (request: FallbackRequest) => void;
  /** Ends it at once, in the middle of whatever it computes. */
  readonly kill: () => void;
}

/** Starts the child of the slow engine, in one of the ways that there are. */
export type StartFallback = (listener: FallbackListener) => FallbackProcess;

/** Starts it as a child of this Node program. */
export const forkFallback: StartFallback = (listener) => {
  const child = fork(fileURLToPath(new URL('./fallback-child.ts', import.meta.url)), [], {
    serialization: 'advanced',
    stdio: 'ignore',
    execArgv: [],
    env: {
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
      GOMP_SPINCOUNT: '1000',
      GGML_NO_BACKTRACE: '1',
    },
  });
  let isKilled = false;
  child.on('error', () => {}); // its end is what counts
  child.on('message', listener.message);
  child.on('close', () => {
    if (!isKilled) listener.end();
  });
  return {
    processId: child.pid,
    // A child that is gone has told its end already, or will.
    send: (request) => void child.send(request, () => {}),
    kill: () => {
      isKilled = true;
      child.kill('SIGKILL');
    },
  };
};
