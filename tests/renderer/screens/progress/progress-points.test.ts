import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgressPoint } from '../../../../src/contract/practice.ts';
import {
  bestOf,
  chartRange,
  subjectsOf,
  ticksOf,
  valuesOf,
} from '../../../../src/renderer/screens/progress/progress-points.ts';

const point = (
  attemptId: string,
  scoreShare: number | null,
  measures: ProgressPoint['measures'],
): ProgressPoint => ({
  attemptId,
  startedAt: '2026-03-01T09:30:00.000Z',
  durationMs: 60_000,
  scoreShare,
  measures,
});

const points = [
  point('a', 0.4, { 'speech-rate': 182 }),
  point('b', null, { 'speech-rate': 150, 'pitch-variation': 1.4 }),
  point('c', 0.7, { 'speech-rate': 140 }),
];

describe('progress over attempts', () => {
  it('leaves out attempts without the figure', () => {
    expect(valuesOf(points, 'score').map(({ attemptId }) => attemptId)).toEqual(['a', 'c']);
    expect(valuesOf(points, 'dead-air')).toEqual([]);
  });

  it('offers only what was measured, the score first', () => {
    expect(subjectsOf(points, ['pitch-variation', 'dead-air'])).toEqual(['score', 'pitch-variation']);
    expect(subjectsOf([], ['pitch-variation'])).toEqual([]);
  });

  it('takes the highest score for the best, and of a measure what is nearest to its band, the latest of equals', () => {
    expect(bestOf(valuesOf(points, 'score'), 'score')?.attemptId).toBe('c');
    expect(bestOf(valuesOf(points, 'speech-rate'), 'speech-rate')?.attemptId).toBe('c');
    expect(bestOf([], 'score')).toBeUndefined();
  });

  it('goes by the kit’s band, and inside it by the exemplar', () => {
    const paces = valuesOf(points, 'speech-rate');
    expect(bestOf(paces, 'speech-rate', { bands: { 'speech-rate': { from: 170 } } })?.attemptId).toBe('a');
    expect(bestOf(paces, 'speech-rate', { exemplar: 152 })?.attemptId).toBe('b');
    expect(bestOf(paces, 'speech-rate', { exemplar: 138 })?.attemptId).toBe('c');
  });

  it('marks the scale at round values inside the range', () => {
    expect(ticksOf({ from: 131, to: 190 })).toEqual([140, 160, 180]);
    expect(ticksOf({ from: -0.02, to: 0.41 })).toEqual([0, 0.2, 0.4]);
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 200, noNaN: true }),
        fc.double({ min: 0.02, max: 100, noNaN: true }),
        (from, length) => {
          const ticks = ticksOf({ from, to: from + length });
          expect(ticks.length).toBeGreaterThanOrEqual(1);
          expect(ticks.length).toBeLessThanOrEqual(5);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(from - 1e-6);
            expect(tick).toBeLessThanOrEqual(from + length + 1e-6);
          }
        },
      ),
    );
  });

  it('shows all values and the exemplar, also where there is one value only', () => {
    const range = chartRange([150], 120);
    expect(range.from).toBeLessThan(120);
    expect(range.to).toBeGreaterThan(150);
    const single = chartRange([0], undefined);
    expect(single.to).toBeGreaterThan(single.from);
  });
});
