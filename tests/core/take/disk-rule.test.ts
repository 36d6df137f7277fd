import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWriteRate, diskStanding } from '../../../src/core/take/disk-rule.ts';

const reserve = 300_000_000;

describe('how fast a take grows', () => {
  it('is not known before five seconds', () => {
    const rate = createWriteRate();
    for (let second = 1; second <= 5; second += 1) rate.add(1000, second * 1000);
    expect(rate.bytesPerSecond()).toBeNull();
    rate.add(1000, 6000);
    expect(rate.bytesPerSecond()).not.toBeNull();
  });

  it('is that of an even stream, however it is cut and however many tracks it has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 4_000_000 }),
        fc.integer({ min: 1, max: 4 }),
        (perSecond, tracks) => {
          const rate = createWriteRate();
          for (let piece = 1; piece <= 400; piece += 1)
            for (let track = 0; track < tracks; track += 1)
              rate.add((perSecond * 0.75) / tracks, piece * 750);
          expect(rate.bytesPerSecond()).toBeGreaterThan(perSecond * 0.95);
          expect(rate.bytesPerSecond()).toBeLessThan(perSecond * 1.05);
        },
      ),
    );
  });

  it('follows a change within a minute', () => {
    const rate = createWriteRate();
    for (let second = 1; second <= 600; second += 1) rate.add(100_000, second * 1000);
    for (let second = 601; second <= 665; second += 1) rate.add(900_000, second * 1000);
    expect(rate.bytesPerSecond()).toBeGreaterThan(850_000);
  });
});

describe('how the disk stands', () => {
  it('counts the minutes down to the reserve, not to nothing', () => {
    expect(diskStanding(reserve + 600_000_000, reserve, 1_000_000)).toEqual({
      state: 'enough',
      freeBytes: reserve + 600_000_000,
      minutesLeft: 10,
    });
  });

  it('is low below ten minutes, and at the reserve below it', () => {
    expect(diskStanding(reserve + 500_000_000, reserve, 1_000_000).state).toBe('low');
    expect(diskStanding(reserve - 1, reserve, 1_000_000)).toMatchObject({ state: 'reserve', minutesLeft: 0 });
    expect(diskStanding(reserve - 1, reserve, null)).toMatchObject({ state: 'reserve', minutesLeft: null });
  });

  it('is low below twice the reserve while the rate is not known', () => {
    expect(diskStanding(2 * reserve, reserve, null).state).toBe('enough');
    expect(diskStanding(2 * reserve - 1, reserve, null).state).toBe('low');
  });
});
