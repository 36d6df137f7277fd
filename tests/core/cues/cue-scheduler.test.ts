import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Trouble } from '../../../src/contract/cue.ts';
import { type CueChange, createCueScheduler } from '../../../src/core/cues/cue-scheduler.ts';
import type { PresentTrouble } from '../../../src/core/cues/trouble-watch.ts';

const present = (trouble: Trouble, isEasing = false): PresentTrouble => ({
  trouble,
  sinceMs: 0,
  isEasing,
  evidence: { value: 1, unit: 'count', band: {}, moment: { startMs: 0, endMs: 0 }, context: [] },
});

/** Runs the scheduler over one list of troubles for each 100 ms. */
const run = (
  ticks: readonly (readonly Trouble[])[],
  rhythm = { coolDownMs: 15_000, quietStartMs: 20_000 },
): CueChange[] => {
  const scheduler = createCueScheduler(rhythm);
  const changes = ticks.flatMap((troubles, index) =>
    scheduler.update(
      (index + 1) * 100,
      troubles.map((trouble) => present(trouble)),
    ),
  );
  return [...changes, ...scheduler.finish(ticks.length * 100)];
};

const seconds = (count: number, ...troubles: Trouble[]): Trouble[][] =>
  Array.from({ length: count * 10 }, () => troubles);

const told = (changes: readonly CueChange[]): string[] =>
  changes.map((change) =>
    change.kind === 'shown'
      ? `${change.atMs / 1000} ${change.cue.kind}`
      : `${change.atMs / 1000} ${change.kind}${change.kind === 'ended' ? ` ${change.because}` : ''}`,
  );

describe('when a cue is shown', () => {
  test('nothing is said in the first twenty seconds', () => {
    expect(told(run(seconds(19, 'clipping')))).toEqual([]);
    expect(told(run(seconds(21, 'clipping')))[0]).toBe('20 clipping');
  });

  test('the more important of two troubles is said first, the other after the cool-down', () => {
    const changes = told(run(seconds(40, 'too-quiet', 'too-fast')));
    expect(changes.filter((line) => /too/.test(line))).toEqual(['20 too-quiet', '35 too-fast']);
  });

  test('a trouble that goes on is not said again before a minute has passed', () => {
    const changes = told(run(seconds(85, 'too-fast')));
    expect(changes.filter((line) => line.endsWith('too-fast'))).toEqual(['20 too-fast', '80 too-fast']);
  });

  test('a trouble that is easing when its turn comes is not said, and is not over for one that is shown', () => {
    const scheduler = createCueScheduler({ coolDownMs: 15_000, quietStartMs: 20_000 });
    expect(scheduler.update(20_000, [present('filler-cluster', true)])).toEqual([]);
    expect(told(scheduler.update(21_000, [present('filler-cluster')]))).toEqual(['21 filler-cluster']);
    expect(scheduler.update(22_000, [present('filler-cluster', true)])).toEqual([]);
    expect(told(scheduler.update(23_000, []))).toEqual(['23 ended mended', '23 mended']);
  });

  test('a trouble that was mended and comes back is said again after the cool-down', () => {
    const changes = told(run([...seconds(22, 'too-fast'), ...seconds(3), ...seconds(15, 'too-fast')]));
    expect(changes.filter((line) => line.endsWith('too-fast'))).toEqual(['20 too-fast', '35 too-fast']);
  });
});

describe('when a cue goes away', () => {
  test('at once when its trouble is mended', () => {
    expect(told(run([...seconds(22, 'too-fast'), ...seconds(1)]))).toEqual([
      '20 too-fast',
      '22.1 ended mended',
      '22.1 mended',
    ]);
  });

  test('after six seconds when nothing changes, and the mending that follows is still noticed', () => {
    expect(told(run([...seconds(28, 'too-fast'), ...seconds(1)]))).toEqual([
      '20 too-fast',
      '26 ended expired',
      '28.1 mended',
    ]);
  });

  test('at the end of the run', () => {
    expect(told(run(seconds(21, 'too-fast'))).at(-1)).toBe('21 ended ended');
  });
});

test('a trouble that was mended lately earns praise, where nothing else is to be said', () => {
  expect(told(run([...seconds(30, 'too-fast'), ...seconds(10)])).slice(2)).toEqual([
    '30.1 mended',
    '35 mended',
    '38 ended expired',
  ]);
  expect(told(run([...seconds(22, 'too-fast'), ...seconds(20)]))).toHaveLength(3);
});

test('whatever happens: one cue at a time, never faster than the cool-down, none that outlives its trouble', () => {
  const someTroubles = fc.uniqueArray(fc.constantFrom(...Trouble.options), { maxLength: 4 });
  const stretches = fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), someTroubles), { maxLength: 30 });
  const rhythms = fc.record({
    coolDownMs: fc.integer({ min: 5_000, max: 40_000 }),
    quietStartMs: fc.integer({ min: 0, max: 30_000 }),
  });
  fc.assert(
    fc.property(stretches, rhythms, (parts, rhythm) => {
      const ticks = parts.flatMap(([length, troubles]) => Array.from({ length }, () => troubles));
      const changes = run(ticks, rhythm);
      let shown: Extract<CueChange, { kind: 'shown' }> | undefined;
      let lastShownMs = Number.NEGATIVE_INFINITY;
      for (const change of changes) {
        if (change.kind === 'mended') continue;
        if (change.kind === 'ended') {
          expect(change.cueId).toBe(shown?.cue.cueId);
          shown = undefined;
          continue;
        }
        expect(shown).toBeUndefined();
        expect(change.atMs).toBeGreaterThanOrEqual(rhythm.quietStartMs);
        expect(change.atMs - lastShownMs).toBeGreaterThanOrEqual(rhythm.coolDownMs);
        lastShownMs = change.atMs;
        shown = change;
      }
      expect(shown).toBeUndefined();
      for (const change of changes) {
        if (change.kind !== 'shown' || change.cue.kind === 'mended') continue;
        const end = changes.find((each) => each.kind === 'ended' && each.cueId === change.cue.cueId);
        const awayAt = ticks.findIndex(
          (troubles, index) => (index + 1) * 100 > change.atMs && !troubles.includes(change.cue.about),
        );
        if (awayAt >= 0) expect(end?.atMs).toBeLessThanOrEqual((awayAt + 1) * 100);
      }
    }),
  );
});
