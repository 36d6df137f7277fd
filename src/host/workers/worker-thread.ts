import { Worker } from 'node:worker_threads';
import { StudioError } from '../../contract/errors.ts';

// ONNX Runtime 1.30 for Linux reports its use to its maker over the network unless the environment of the process forbids it. A thread's
// environment is a copy that native code does not see, so this is said here, before the first thread begins.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

/** A thread that is given one thing after another, and answers each in order. */
export interface WorkerThread<Task, Answer> {
  /** Gives the next task. Fails with the thread's own error, or with `cancelled` after `stop`. */
  readonly ask: (task: Task) => Promise<Answer>;
  /**
   * Ends the thread. What it has not answered fails with `cancelled`. A thread that is terminated inside native code (ONNX Runtime) takes
   * the whole process along, so it is asked to stop, and the promise settles when it has ended by itself.
   */
  readonly stop: () => Promise<void>;
  /** Ends a thread that runs no native code, in the middle of whatever it does. What it has not answered fails with `cancelled`. */
  readonly terminate: () => Promise<void>;
}

/** What the thread finds in its `workerData`: what it was started with, and a flag that turns to 1 when it should stop. */
export interface ThreadData {
  readonly start: unknown;
  readonly stopFlag: Int32Array;
}

/** What the thread is sent; null means that nothing more comes. */
export type ThreadMessage<Task> = { readonly task: Task } | null;

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** For what a thread throws away soon; left alone, each would take twice as much and keep it. */
const maxYoungGenerationSizeMb = 24;

/** Starts a thread from `file`. */
export const startThread = <Task, Answer>(file: URL, start: unknown): WorkerThread<Task, Answer> => {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(file, {
    workerData: { start, stopFlag } satisfies ThreadData,
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  const waiting: Waiting<Answer>[] = [];
  const ended = Promise.withResolvers<void>();
  let failure: unknown;

  const failAll = (error: unknown): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer));
  worker.on('error', failAll);
  worker.on('exit', (code) => {
    failAll(new StudioError('internal', `A worker thread ended early with code ${code}.`));
    ended.resolve();
  });

  return {
    ask: (task) => {
      if (failure !== undefined) return Promise.reject(failure);
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      waiting.push({ resolve, reject });
      worker.postMessage({ task } satisfies ThreadMessage<Task>);
      return promise;
    },
    stop: () => {
      failAll(new StudioError('cancelled'));
      Atomics.store(stopFlag, 0, 1);
      worker.postMessage(null satisfies ThreadMessage<Task>);
      return ended.promise;
    },
    terminate: async () => {
      failAll(new StudioError('cancelled'));
      await worker.terminate();
    },
  };
};
