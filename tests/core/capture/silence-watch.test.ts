import { describe, expect, test } from 'vitest';
import { createSilenceWatch } from '../../../src/core/capture/silence-watch.ts';

/** When the watch speaks up, with one level every 100 ms. */
const toldAt = (levels: readonly number[]): number[] => {
  const watch = createSilenceWatch();
  return levels.flatMap((level, index) => (watch.update(level, index * 100) ? [index * 100] : []));
};
const repeat = (level: number, count: number): number[] => Array<number>(count).fill(level);

describe('silence watch', () => {
  test('tells of a muted device after five seconds, once', () => {
    expect(toldAt([...repeat(-30, 10), ...repeat(-100, 200)])).toEqual([6000]);
  });

  test('a quiet room is not a muted device', () => {
    expect(toldAt(repeat(-70, 300))).toEqual([]);
  });

  test('tells again of another silence', () => {
    expect(toldAt([...repeat(-100, 60), -20, ...repeat(-90, 60)])).toEqual([5000, 11_100]);
  });
});
