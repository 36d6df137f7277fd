import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData, ThreadMessage } from './worker-thread.ts';

/** What a thread was started with. */
export const threadStart = (): unknown => (workerData as ThreadData).start;

/** Whether the thread was asked to stop: long work looks at this often. */
export const isStopped = (): boolean => Atomics.load((workerData as ThreadData).stopFlag, 0) === 1;

const transferable = (answer: unknown): ArrayBuffer[] =>
  Object.values(answer ?? {}).flatMap((value) => {
    if (value instanceof Float32Array) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
    return [];
  });

/** Answers the tasks that the thread is given, one after another; arrays of an answer are handed over, not copied. */
export const answerTasks = (
  answer: (task: never) => unknown,
  close: () => Promise<void> = () => Promise.resolve(),
): void => {
  const port = parentPort;
  let lastWork: Promise<void> = Promise.resolve();
  port?.on('message', (message: ThreadMessage<never>) => {
    lastWork = lastWork.then(async () => {
      if (message === null) {
        await close();
        port.close();
        return;
      }
      if (isStopped()) return;
      const result = await answer(message.task);
      port.postMessage(result, transferable(result));
    });
  });
};
