import { describe, expect, test } from 'vitest';
import { createMicrophoneWatch, type MicrophoneReading } from '../../../src/core/capture/microphone-watch.ts';

type Reading = MicrophoneReading | undefined;

const quiet: Reading = { peakDbfs: -70, clipped: false };
const dead: Reading = { peakDbfs: -100, clipped: false };
const loud: Reading = { peakDbfs: 0, clipped: true };
const repeat = (reading: Reading, count: number): Reading[] => Array<Reading>(count).fill(reading);

/** What the watch says and when, with one reading every 100 ms. */
const told = (readings: readonly Reading[]): string[] => {
  const watch = createMicrophoneWatch();
  return readings.flatMap((reading, index) => {
    const news = watch.update(reading, index * 100);
    return news ? [`${news} ${index * 100}`] : [];
  });
};

describe('microphone watch', () => {
  test('tells of a muted device within two seconds, once, and when it is heard again', () => {
    expect(told([...repeat(quiet, 10), ...repeat(dead, 200), quiet])).toEqual(['silent 2500', 'heard 21000']);
  });

  test('a device that sends nothing at all is silent too', () => {
    expect(told([...repeat(quiet, 10), ...repeat(undefined, 40)])).toEqual(['silent 2500']);
  });

  test('a quiet room is not a muted device', () => {
    expect(told(repeat(quiet, 300))).toEqual([]);
  });

  test('a headset that is silent between sentences is waited for longer once that is known', () => {
    const sentence = [...repeat({ peakDbfs: -20, clipped: false }, 30), ...repeat(dead, 25)];
    const said = told(Array.from({ length: 10 }, () => sentence).flat());
    expect(said.filter((each) => each.startsWith('silent'))).toHaveLength(3);
    expect(told([...Array.from({ length: 10 }, () => sentence).flat(), ...repeat(dead, 60)]).at(-1)).toBe(
      'silent 57500',
    );
  });

  test('clipping is told within two seconds, and again only after it had stopped for a while', () => {
    const once = [...repeat(quiet, 5), ...repeat(loud, 20)];
    expect(told(once)).toEqual(['clipping 700']);
    expect(told([...once, ...repeat(quiet, 30), ...repeat(loud, 5)])).toEqual(['clipping 700']);
    expect(told([...once, ...repeat(quiet, 70), ...repeat(loud, 5)])).toEqual([
      'clipping 700',
      'clipping 9700',
    ]);
  });

  test('a single bump is not clipping', () => {
    const now = [...repeat(loud, 2), ...repeat(quiet, 20)];
    expect(told([...now, ...now, ...now])).toEqual([]);
  });
});
