import { expect, it } from 'vitest';
import { startThread } from '../../../src/host/workers/worker-thread.ts';

it('ends a thread in the middle of its work', async () => {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const thread = startThread<Int32Array, never>(
    new URL('./fixtures/endless.worker.ts', import.meta.url),
    null,
  );
  const answer = thread.ask(begun).catch((reason: unknown) => reason);
  await Atomics.waitAsync(begun, 0, 0).value;
  await thread.terminate();
  expect(await answer).toMatchObject({ code: 'cancelled' });
  await expect(thread.ask(begun)).rejects.toMatchObject({ code: 'cancelled' });
});
