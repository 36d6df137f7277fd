import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Waits until something is there, ten seconds at most. */
export const until = async (isThere: () => boolean, what: string): Promise<void> => {
  const endMs = Date.now() + 10_000;
  while (!isThere()) {
    if (Date.now() > endMs) throw new Error(`${what} did not start.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Ends a program that was started here, and waits for it. */
export const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};
