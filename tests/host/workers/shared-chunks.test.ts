import { expect, test } from 'vitest';
import { createSharedChunks } from '../../../src/host/workers/shared-chunks.ts';

test('a chunk is a copy in memory that threads share, and stays as it is until it is released', () => {
  const chunks = createSharedChunks();
  const given = Float32Array.of(1, 2, 3);
  const first = chunks.share(given);
  expect(first.samples.buffer).toBeInstanceOf(SharedArrayBuffer);
  const second = chunks.share(Float32Array.of(4, 5));
  given.fill(0);
  expect([...first.samples]).toEqual([1, 2, 3]);
  expect([...second.samples]).toEqual([4, 5]);
});

test('memory of a released chunk is used again where the next one fits in, however long that is', () => {
  const chunks = createSharedChunks();
  const first = chunks.share(new Float32Array(4));
  first.release();
  const shorter = chunks.share(Float32Array.of(7));
  expect(shorter.samples.buffer).toBe(first.samples.buffer);
  expect([...shorter.samples]).toEqual([7]);
  shorter.release();
  expect(chunks.share(new Float32Array(5)).samples).toHaveLength(5);
});
