import { expect, test } from 'vitest';
import type { CueKind, Trouble } from '../../../../src/contract/cue.ts';
import { type ExpectedTrouble, judge, percentile95, type ShownCue } from './judge.ts';

const expected = (trouble: Trouble, startMs: number, ends: readonly number[] = []): ExpectedTrouble => ({
  trouble,
  startMs,
  ends,
  overMs: startMs + 10_000,
});

const shown = (
  kind: CueKind,
  decidedMs: number,
  more: { about?: Trouble; isPainted?: boolean } = {},
): ShownCue => ({
  decidedMs,
  committedMs: decidedMs + 50,
  paintedMs: more.isPainted === false ? undefined : decidedMs + 100,
  cue: {
    cueId: 1,
    kind,
    about: more.about ?? (kind === 'mended' ? 'too-fast' : kind),
    evidence: {
      value: 1,
      unit: 'wpm',
      band: {},
      moment: { startMs: decidedMs - 4_000, endMs: decidedMs },
      context: [],
    },
  },
});

test('a cue within its trouble is right, and as late as its painting is after the end of the event', () => {
  const { right, missed, wrong } = judge(
    [expected('long-silence', 20_000, [23_000]), expected('too-fast', 40_000)],
    [shown('long-silence', 23_200), shown('too-fast', 47_000)],
  );
  expect(right.map(({ latencyMs, endBy }) => [latencyMs, endBy])).toEqual([
    [300, 'script'],
    [100, 'cue'],
  ]);
  expect([missed, wrong]).toEqual([[], []]);
});

test('of several ends the last one before the decision counts', () => {
  const ends = [30_000, 33_000];
  const cluster = expected('filler-cluster', 25_000, ends);
  const latency = (decidedMs: number) =>
    judge([cluster], [shown('filler-cluster', decidedMs)]).right[0]?.latencyMs;
  expect(latency(30_200)).toBe(300);
  expect(latency(33_100)).toBe(200);
});

test('a cue of another kind, another time or a second time is false, and its trouble missed', () => {
  const trouble = expected('too-slow', 30_000);
  for (const cue of [shown('too-fast', 35_000), shown('too-slow', 20_000), shown('too-slow', 45_000)]) {
    const { missed, wrong } = judge([trouble], [cue]);
    expect([missed, wrong]).toEqual([[trouble], [cue]]);
  }
  expect(judge([trouble], [shown('too-slow', 33_000), shown('too-slow', 41_000)]).wrong).toHaveLength(1);
});

test('praise is right only for what was rightly cued before', () => {
  const trouble = expected('too-fast', 30_000);
  const earned = judge([trouble], [shown('too-fast', 35_000), shown('mended', 50_000)]);
  expect([earned.praise.length, earned.wrong.length]).toEqual([1, 0]);
  expect(
    judge([trouble], [shown('too-fast', 35_000), shown('mended', 50_000, { about: 'flat-pitch' })]).wrong,
  ).toHaveLength(1);
  expect(judge([], [shown('mended', 50_000)]).wrong).toHaveLength(1);
});

test('a cue that was never painted is late without end', () => {
  const { right } = judge([expected('too-fast', 30_000)], [shown('too-fast', 35_000, { isPainted: false })]);
  expect(right[0]?.latencyMs).toBe(Number.POSITIVE_INFINITY);
});

test('the 95th percentile is the largest of a few and leaves one of twenty out', () => {
  expect(percentile95([30, 10, 20])).toBe(30);
  expect(percentile95(Array.from({ length: 20 }, (_, index) => index + 1))).toBe(19);
  expect(percentile95([])).toBeNaN();
});
