import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadBytes } from '../../../src/core/take/boxes.ts';
import { scanFragments, wholeFragmentsLength } from '../../../src/core/take/recovery.ts';
import { makeFragmentedMp4 } from './fragmented-mp4.ts';

const reader =
  (bytes: Uint8Array): ReadBytes =>
  (offset, length) =>
    bytes.subarray(offset, offset + length);

const file = await makeFragmentedMp4(100, 10);

describe('the whole part of a cut-off fragmented MP4', () => {
  test('a finished file is whole to its last byte', async () => {
    expect(await wholeFragmentsLength(reader(file.bytes), file.bytes.length)).toBe(file.bytes.length);
    expect(await scanFragments(reader(file.bytes), file.bytes.length)).toMatchObject({
      fragmentCount: 10,
      startMs: 0,
      endMs: 2000,
    });
  });

  test('cut at any byte, it keeps every fragment that was written in full and nothing after', async () => {
    const steps = [0, file.headerLength, ...file.fragmentEnds, file.bytes.length];
    for (let length = 0; length <= file.bytes.length; length += 1) {
      const whole = await scanFragments(reader(file.bytes.subarray(0, length)), length);
      expect(whole.byteLength).toBe(steps.findLast((step) => step <= length));
      const fragmentCount = file.fragmentEnds.filter((end) => end <= length).length;
      expect(whole).toMatchObject({ fragmentCount, endMs: fragmentCount * 200 });
    }
  });

  test('the end filled with zeros, as a power cut leaves it, is left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.bytes.length), fc.integer({ min: 0, max: 9000 }), async (cut, zeros) => {
        const torn = new Uint8Array(cut + zeros);
        torn.set(file.bytes.subarray(0, cut));
        const whole = await scanFragments(reader(torn), torn.length);
        // Zeros may stand in for the missing media of the fragment that was being written, but nothing can follow it.
        const complete = file.fragmentEnds.filter((end) => end <= cut).length;
        expect(whole.fragmentCount).toBeGreaterThanOrEqual(complete);
        expect(whole.fragmentCount).toBeLessThanOrEqual(complete + 1);
        expect(whole.byteLength).toBeLessThanOrEqual(torn.length);
      }),
    );
  });

  test('any bytes are answered with a length inside the file, and asking again of the kept part changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(file.bytes.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(file.bytes.length),
        async (changes, length) => {
          const damaged = file.bytes.slice(0, length);
          for (const [at, value] of changes) if (at < length) damaged[at] = value;
          const whole = await wholeFragmentsLength(reader(damaged), length);
          expect(whole).toBeGreaterThanOrEqual(0);
          expect(whole).toBeLessThanOrEqual(length);
          expect(await wholeFragmentsLength(reader(damaged.subarray(0, whole)), whole)).toBe(whole);
        },
      ),
    );
  });

  test('something that is no MP4 has no whole byte', async () => {
    const text = new TextEncoder().encode('This is not a recording. '.repeat(400));
    expect(await wholeFragmentsLength(reader(text), text.length)).toBe(0);
  });
});
