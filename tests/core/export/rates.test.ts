import { expect, it } from 'vitest';
import { expectedVideoBytes } from '../../../src/core/export/rates.ts';

it('an hour of full HD is expected to take less than three gigabytes, and of sound alone less than a hundredth of it', () => {
  const rate = { framesPerSecond: 30 };
  const hour = 3_600_000;
  const video = expectedVideoBytes({ width: 1920, height: 1080 }, rate, hour);
  expect(video).toBeGreaterThan(1e9);
  expect(video).toBeLessThan(3e9);
  expect(expectedVideoBytes(undefined, rate, hour)).toBe((160_000 * 3600) / 8);
});
