import { expect } from 'vitest';
import { scanFragments } from '../../../src/core/take/recovery.ts';
import type { KeptFragment, KeptTake } from './kept-takes.ts';

export const fragmentsOf = (take: KeptTake, track: string): KeptFragment[] =>
  take.fragments.filter((fragment) => fragment.track === track);

/** What must hold of every track of every take. */
export const expectWhole = async (take: KeptTake, track: string): Promise<void> => {
  const fragments = fragmentsOf(take, track);
  expect(fragments.length).toBeGreaterThan(0);
  expect(fragments.map((fragment) => fragment.sequence)).toEqual([...fragments.keys()]);
  let end = fragments[0]?.startMs ?? 0;
  for (const { startMs, endMs } of fragments) {
    expect(startMs).toBe(end);
    expect(endMs).toBeGreaterThanOrEqual(startMs);
    end = endMs;
  }
  if (track === 'speech') return;
  const file = take.files.get(track) ?? new Uint8Array();
  const whole = await scanFragments((offset, length) => file.subarray(offset, offset + length), file.length);
  // The last piece is the index.
  expect(whole).toMatchObject({ byteLength: file.length, fragmentCount: fragments.length - 1 });
  expect(Math.abs(whole.endMs - end)).toBeLessThanOrEqual(1);
};
