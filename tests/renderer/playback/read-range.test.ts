import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRange } from '../../../src/renderer/playback/media-file.ts';

const megabyte = 1024 * 1024;

it('asks for at most 4 MiB at once and puts the pieces together in order', async () => {
  const file = Uint8Array.from({ length: 10 * megabyte }, (_, i) => (i * 7 + (i >> 10)) & 255);
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(file.length - 1), async (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b) + 1];
      const asked: number[] = [];
      const bytes = await readRange(
        (offset, length) => {
          asked.push(length);
          return Promise.resolve(file.slice(offset, offset + length));
        },
        start,
        end,
      );
      expect(Math.max(...asked)).toBeLessThanOrEqual(4 * megabyte);
      expect(Buffer.compare(bytes, file.subarray(start, end))).toBe(0);
    }),
    { numRuns: 25 },
  );
});

it('says so when the file ends early', async () => {
  const empty = () => Promise.resolve(new Uint8Array(0));
  await expect(readRange(empty, 0, 5 * megabyte)).rejects.toThrow(RangeError);
});
