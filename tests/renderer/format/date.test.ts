import { describe, expect, it } from 'vitest';
import { formatDay, formatTime } from '../../../src/renderer/format/date.ts';

// Local times, as the person sees them, whatever the machine's time zone.
const at = (...parts: [number, number, number, number, number]): string => new Date(...parts).toISOString();
const now = new Date(2026, 2, 10, 12, 0);

describe('formatDay', () => {
  it.each([
    [at(2026, 2, 10, 0, 1), 'Today'],
    [at(2026, 2, 9, 23, 59), 'Yesterday'],
    [at(2026, 2, 2, 9, 30), 'Mon 2 March'],
    [at(2025, 2, 2, 9, 30), '2 March 2025'],
  ])('says %s as %s', (timestamp, text) => {
    expect(formatDay(timestamp, now)).toBe(text);
  });
});

it('tells the time of day with two digits each', () => {
  expect(formatTime(at(2026, 2, 10, 9, 5))).toBe('09:05');
});
