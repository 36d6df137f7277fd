import { describe, expect, it } from 'vitest';
import type { ProgressPoint } from '../../../../src/contract/practice.ts';
import {
  bestOf,
  chartRange,
  subjectsOf,
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

  it('shows all values and the exemplar, also where there is one value only', () => {
    const range = chartRange([150], 120);
    expect(range.from).toBeLessThan(120);
    expect(range.to).toBeGreaterThan(150);
    const single = chartRange([0], undefined);
    expect(single.to).toBeGreaterThan(single.from);
  });
});
