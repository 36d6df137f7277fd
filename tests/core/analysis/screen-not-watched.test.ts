import { describe, expect, test } from 'vitest';
import { Analysis, type MeasureId } from '../../../src/contract/analysis.ts';
import type { Moment } from '../../../src/contract/primitives.ts';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import { reasons } from '../../../src/core/analysis/reasons.ts';
import { joined, movingVoice, noise, silence } from './sounds.ts';
import { transcriptOf, wordsOf } from './words.ts';

const about = { events: [], sections: [], bands: {} };

/** Two seconds of voice, nobody for a while, two seconds of voice; the words are in the middle of a sentence there. */
const talkAround = (silentSeconds: number, screenWatched: Moment[], between = silence(silentSeconds)) => {
  const samples = joined(movingVoice(2), between, movingVoice(2));
  const silentUntilMs = 2000 + silentSeconds * 1000;
  return Analysis.parse(
    analyse({
      ...about,
      samples,
      screenWatched,
      transcript: transcriptOf(
        wordsOf(`The system sends an alert when [${silentUntilMs - 1500}] a device goes offline today.`),
      ),
      voiceActivity: Array.from({ length: Math.ceil(samples.length / 512) }, (_, index) =>
        index * 32 < 2000 || index * 32 >= silentUntilMs ? 1 : 0,
      ),
      durationMs: samples.length / 16,
    }),
  );
};
const measureOf = (analysis: Analysis, id: MeasureId) => analysis.measures.find((one) => one.id === id);
const all = [{ startMs: 0, endMs: 60_000 }];
const screenMeasures = ['long-pauses', 'dead-air', 'screen-loading'] as const;

describe('a silence while nobody watched the screen', () => {
  test.each(screenMeasures)('leaves %s to a person, with the place to look at', (id) => {
    const measure = measureOf(talkAround(4.5, []), id);
    expect(measure).toMatchObject({ value: null, verdict: 'cannot-judge', reason: reasons.screenNotSeen });
    expect(measure?.moments).toHaveLength(1);
    expect(measure?.moments[0]?.startMs).toBeCloseTo(2000, -3);
  });

  test('is a pause all the same', () => {
    const analysis = talkAround(4.5, []);
    expect(analysis.pauses).toMatchObject([{ isLong: true, isDeadAir: false, screenUnknown: true }]);
    expect(measureOf(analysis, 'pause-share')?.value).toBeGreaterThan(0.4);
  });

  test('too short for what is measured leaves the figure as it is: the screen would change nothing', () => {
    const short = talkAround(2, []);
    expect(measureOf(short, 'dead-air')).toMatchObject({ value: 0, verdict: 'inside' });
    expect(measureOf(short, 'long-pauses')).toMatchObject({ value: null });
    const shorter = talkAround(0.8, []);
    for (const id of screenMeasures) expect(measureOf(shorter, id), id).toMatchObject({ value: 0 });
  });

  test('in a room as loud as the voice is no place to look at: the room is the reason', () => {
    const noisy = talkAround(4.5, [], noise(4.5, 0.2));
    expect(measureOf(noisy, 'dead-air')).toMatchObject({ value: null, reason: reasons.noisy, moments: [] });
  });
});

test('a silence while a watched screen stood still is dead air and a long pause, as ever', () => {
  const analysis = talkAround(4.5, all);
  expect(measureOf(analysis, 'dead-air')).toMatchObject({ value: 1, verdict: 'above' });
  expect(measureOf(analysis, 'long-pauses')).toMatchObject({ value: 1, verdict: 'above' });
  expect(measureOf(analysis, 'screen-loading')).toMatchObject({ value: 0 });
  expect(analysis.screenWatched).toEqual([{ startMs: 0, endMs: analysis.durationMs }]);
});

test('an analysis of before the screen was asked for is readable', () => {
  const { screenWatched: _, ...before } = talkAround(4.5, all);
  expect(Analysis.safeParse({ ...before, analyserVersion: '9' }).success).toBe(true);
});
