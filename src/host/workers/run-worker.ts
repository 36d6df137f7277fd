import { Worker } from 'node:worker_threads';
import { StudioError } from '../../contract/errors.ts';

/** How a job in a worker thread is watched and stopped. */
export interface JobOptions {
  /** Stops the work; the job then fails with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Hears the share done, 0..1, now and then. */
  readonly onProgress?: (doneShare: number) => void;
}

/** What every worker thread finds in its `workerData`: its input, and a flag that turns to 1 when it should stop. */
export interface WorkerData<Input> {
  readonly input: Input;
  readonly stopFlag: Int32Array;
}

/** What a worker thread posts: progress, and once its result. A failure is thrown, and ends the thread. */
export type WorkerMessage<Result> =
  | { readonly kind: 'progress'; readonly doneShare: number }
  | { readonly kind: 'result'; readonly result: Result };

/** Whether a worker was asked to stop. */
export const isStopped = ({ stopFlag }: { readonly stopFlag: Int32Array }): boolean =>
  Atomics.load(stopFlag, 0) === 1;

/**
 * Runs one job in a thread of its own, started from `file`. Fails with `cancelled` when the signal says so, else with the thread's own
 * error. The thread has ended by itself when the promise settles: a thread that is terminated inside native code (ONNX Runtime) takes the
 * whole process along, so it is asked to stop and looks at its flag often.
 */
export const runInWorker = async <Result>(
  file: URL,
  input: unknown,
  { signal, onProgress }: JobOptions = {},
): Promise<Result> => {
  if (signal?.aborted) throw new StudioError('cancelled');
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(file, { workerData: { input, stopFlag } satisfies WorkerData<unknown> });
  const stop = (): void => {
    Atomics.store(stopFlag, 0, 1);
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<Result>((resolve, reject) => {
      let finished: { readonly result: Result } | undefined;
      worker.on('message', (message: WorkerMessage<Result>) => {
        if (message.kind === 'result') finished = message;
        else if (!signal?.aborted) onProgress?.(message.doneShare);
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        if (signal?.aborted) reject(new StudioError('cancelled'));
        else if (finished) resolve(finished.result);
        else reject(new StudioError('internal', `A worker thread ended early with code ${code}.`));
      });
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
};
