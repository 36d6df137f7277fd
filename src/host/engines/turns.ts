import { StudioError } from '../../contract/errors.ts';

/** One thing at a time, in the order asked. Whoever gives up while waiting is let go at once. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #generation = 0;

  /** Runs `action` when everything asked before is over. Rejects with `cancelled` when the signal or `close` comes first. */
  take<T>(signal: AbortSignal | undefined, action: () => Promise<T>): Promise<T> {
    const generation = this.#generation;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const giveUp = () => reject(new StudioError('cancelled'));
    signal?.addEventListener('abort', giveUp, { once: true });
    if (signal?.aborted) giveUp();
    this.#last = this.#last.then(async () => {
      signal?.removeEventListener('abort', giveUp); // from here on the action itself listens
      if (signal?.aborted || generation !== this.#generation) return giveUp();
      await action().then(resolve, reject);
    });
    return promise;
  }

  /** Lets everything that waits go with `cancelled`; resolves when what runs is over. Later calls are taken again. */
  async close(): Promise<void> {
    this.#generation++;
    await this.#last;
  }
}
