import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createQualityControl } from '../../../src/core/capture/quality-control.ts';
import { type PictureQuality, qualityLadder } from '../../../src/core/capture/quality-ladder.ts';

const best = { bitsPerSecond: 4_000_000, framesPerSecond: 30, widthPixels: 1920, heightPixels: 1080 };
const ladder = qualityLadder(best);

const rungOf = (quality: PictureQuality): number =>
  ladder.findIndex((each) => each.bitsPerSecond === quality.bitsPerSecond);

interface Change {
  readonly atMs: number;
  readonly rung: number;
  readonly reason: string;
}

type Machine = (
  quality: PictureQuality,
  atMs: number,
) => { queue?: number; refused?: number; heldMs?: number };

/** Runs the control against a machine, one reading every 50 ms. */
const changesOn = (machine: Machine, seconds: number): Change[] => {
  const control = createQualityControl(best);
  const changes: Change[] = [];
  let refused = 0;
  for (let atMs = 0; atMs < seconds * 1000; atMs += 50) {
    const state = machine(control.quality(), atMs);
    refused += state.refused ?? 0;
    const change = control.update({
      atMs,
      encoderQueue: state.queue ?? 0,
      framesRefused: refused,
      heldMs: state.heldMs ?? 700,
    });
    if (change) changes.push({ atMs, rung: rungOf(change.quality), reason: change.reason });
  }
  return changes;
};

describe('quality control', () => {
  test('a machine that keeps up is left alone, also when a frame now and then waits', () => {
    expect(changesOn((_, atMs) => ({ queue: atMs % 1000 === 0 ? 4 : 1 }), 600)).toEqual([]);
  });

  test('an encoder that is always behind goes down rung by rung, each given time to work, and stays there', () => {
    const changes = changesOn(() => ({ queue: 5, refused: 1 }), 60);
    expect(changes.map(({ rung }) => rung)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(changes.map(({ reason }) => reason))).toEqual(new Set(['encoder-behind']));
    expect(changes[0]?.atMs).toBeLessThan(1000);
    for (const [index, { atMs }] of changes.entries())
      if (index > 0) expect(atMs - (changes[index - 1]?.atMs ?? 0)).toBeGreaterThanOrEqual(1500);
    expect(changes.at(-1)?.atMs).toBeLessThan(12_000);
  });

  test('a disk that is behind is told apart, and one that catches up is waited for', () => {
    const stuck = changesOn(() => ({ heldMs: 4000 }), 30);
    expect(new Set(stuck.map(({ reason }) => reason))).toEqual(new Set(['disk-behind']));
    expect(stuck.at(-1)?.rung).toBe(6);
    // From the first step on it drains, slowly.
    const draining = changesOn(
      (quality, atMs) => ({
        heldMs: rungOf(quality) === 0 ? Math.min(3500, atMs) : Math.max(700, 2200 - (atMs - 2200) / 6),
      }),
      14,
    );
    expect(draining.map(({ rung }) => rung)).toEqual([1]);
  });

  test('after a long calm it goes back up, one rung at a time', () => {
    const changes = changesOn((_, atMs) => (atMs < 5000 ? { queue: 5 } : {}), 120);
    const top = Math.max(...changes.map(({ rung }) => rung));
    expect(top).toBeGreaterThan(1);
    expect(changes.at(-1)).toMatchObject({ rung: 0, reason: 'room-again' });
    const ups = changes.filter(({ reason }) => reason === 'room-again');
    expect(ups).toHaveLength(top);
    for (const [index, { atMs }] of ups.entries())
      expect(atMs - (ups[index - 1]?.atMs ?? 5000)).toBeGreaterThanOrEqual(11_000);
  });

  test('a machine that holds a rung and no better is tried ever more rarely', () => {
    const changes = changesOn((quality) => (rungOf(quality) < 3 ? { queue: 6, refused: 1 } : {}), 3600);
    // Once in three minutes it is tried again.
    expect(changes.length).toBeLessThan(60);
    expect(changes.filter(({ atMs }) => atMs > 1_800_000).length).toBeLessThan(25);
  });

  test('whatever the readings: one rung at a time, never outside the ladder, never sooner than it can work', () => {
    const reading = fc.record({
      queue: fc.integer({ min: 0, max: 8 }),
      refused: fc.integer({ min: 0, max: 2 }),
      heldMs: fc.integer({ min: 0, max: 6000 }),
      forMs: fc.integer({ min: 50, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 30 }), (readings) => {
        const total = readings.reduce((sum, each) => sum + each.forMs, 0);
        const changes = changesOn((_, atMs) => {
          let from = 0;
          for (const each of readings) {
            from += each.forMs;
            if (atMs < from) return each;
          }
          return {};
        }, total / 1000);
        let rung = 0;
        let last = Number.NEGATIVE_INFINITY;
        for (const change of changes) {
          expect(Math.abs(change.rung - rung)).toBe(1);
          expect(change.rung > rung).toBe(change.reason !== 'room-again');
          expect(change.atMs - last).toBeGreaterThanOrEqual(1500);
          rung = change.rung;
          last = change.atMs;
        }
      }),
      { numRuns: 60 },
    );
  });
});
