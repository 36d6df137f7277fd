import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBackoff, waitMs } from '../../../src/host/outbox/backoff.ts';

describe('waitMs', () => {
  it('doubles with every failure in a row until the longest wait', () => {
    const waits = [1, 2, 3, 4, 20].map((failedTries) => waitMs(failedTries, 1));
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 600_000]);
  });

  it('stays between half and the whole of that, whatever chance says', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(10_000), chance, (failedTries, luck) => {
        const whole = waitMs(failedTries, 1);
        expect(waitMs(failedTries, luck)).toBeGreaterThanOrEqual(whole / 2 - 1);
        expect(waitMs(failedTries, luck)).toBeLessThanOrEqual(defaultBackoff.longestMs);
      }),
    );
  });
});
