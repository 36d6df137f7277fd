import { describe, expect, test } from 'vitest';
import { createSleepWatch } from '../../../src/core/capture/sleep-watch.ts';

/** What is noticed of a row of [steady, date] clock readings. */
const noticed = (...moments: readonly (readonly [number, number])[]) => {
  const watch = createSleepWatch();
  return moments.flatMap(([steadyMs, dateMs]) => watch.look({ steadyMs, dateMs }) ?? []);
};

describe('sleep watch', () => {
  test('a busy machine does not sleep', () => {
    expect(noticed([0, 9000], [50, 9050], [3050, 12_050])).toEqual([]);
  });

  test('where the steady clock goes on, the sleep lies between two ticks', () => {
    expect(noticed([100, 9100], [150, 9150], [600_150, 609_150], [600_200, 609_200])).toEqual([
      { fromMs: 150, toMs: 600_150, sleptMs: 600_000 },
    ]);
  });

  test('where the steady clock sleeps too, only the date jumps, and no time has to be left out', () => {
    expect(noticed([100, 9100], [160, 3_609_160])).toEqual([{ fromMs: 160, toMs: 160, sleptMs: 3_600_060 }]);
  });

  test('a date set back is no sleep', () => {
    expect(noticed([100, 9_000_000], [150, 1000], [200, 1050])).toEqual([]);
  });
});
