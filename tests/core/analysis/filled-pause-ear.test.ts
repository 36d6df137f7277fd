import { describe, expect, test } from 'vitest';
import {
  createEar,
  type Ear,
  framesAhead,
  tapsOfLayers,
  type TrainedEar,
} from '../../../src/core/analysis/filled-pause-ear.ts';
import { filledPauseEar } from '../../../src/core/analysis/filled-pause-ear-weights.ts';
import { featureCount } from '../../../src/core/analysis/filled-pause-features.ts';
import { frameFeatureCount } from '../../../src/core/analysis/filled-pause-frames.ts';
import {
  readLayer,
  readNetwork,
  writeLayer,
  writeNetwork,
} from '../../../src/core/analysis/filled-pause-network.ts';

const spanCount = 6;

/** An ear of one unit that hears what a frame's one feature says there, above nothing, and of which span its answer is taken, so many times. */
const earOfSpan = (span: number, layers: readonly number[][] = [[0, 0, 1, 0, 0], [], []]): TrainedEar => ({
  means: [0],
  deviations: [1],
  layers: layers.map((taps) =>
    writeLayer([Float64Array.from([...(taps.length > 0 ? taps : [0, 0, 0, 0, 0]), 0])]),
  ),
  network: writeNetwork({
    hidden: [Float64Array.from({ length: spanCount + 2 }, (_, i) => (i === span + 1 ? 1 : 0))],
    output: [1, 0],
  }),
  slope: 1,
  constant: 0,
});

const hearAll = (ear: Ear, values: readonly number[]): void => {
  for (const value of values) ear.hear(Float32Array.of(value));
};
const oddsOf = (probability: number): number => Math.log(probability / (1 - probability));

describe('an ear', () => {
  const candidate = { first: 100, end: 130 };
  const heardUpTo = candidate.end + framesAhead;
  /** Another value in each span: 50 to 15 frames before, 15 before, three thirds, nine frames after. */
  const edges = [0, 50, 85, 100, 110, 120, 130, 139, heardUpTo + 1];
  const values = edges
    .slice(1)
    .flatMap((edge, k) => Array.from({ length: edge - (edges[k] ?? 0) }, () => k / 4));

  test.each([0, 1, 2, 3, 4, 5])('averages what it heard over span %i of a candidate', (span) => {
    const ear = createEar(earOfSpan(span));
    hearAll(ear, values);
    expect(oddsOf(ear.judge(candidate, Float64Array.of(0)))).toBeCloseTo((span + 1) / 4, 1);
  });

  test('answers nothing for what it would have to hear less than nothing of', () => {
    const ear = createEar(earOfSpan(3));
    hearAll(
      ear,
      values.map((value) => -value),
    );
    expect(ear.judge(candidate, Float64Array.of(0))).toBe(0.5);
  });

  test('adds what a later layer hears of earlier frames', () => {
    // The second layer looks four frames back, so the step to the last third is heard in the first four frames of what comes after it as the third was.
    const ear = createEar(earOfSpan(4, [[0, 0, 1, 0, 0], [1, 0, 0, 0, 0], []]));
    hearAll(ear, values);
    expect(oddsOf(ear.judge(candidate, Float64Array.of(0)))).toBeCloseTo(1.25 + (4 * 1 + 6 * 1.25) / 10, 1);
  });

  test('judges the same sound the same however long it has listened', () => {
    const answers = [0, 37, 300, 5000].map((before) => {
      const ear = createEar(earOfSpan(2));
      hearAll(ear, [...new Array<number>(before).fill(0.3), ...values]);
      return ear.judge({ first: candidate.first + before, end: candidate.end + before }, Float64Array.of(0));
    });
    expect(new Set(answers)).toHaveLength(1);
  });

  test('hears nothing before the sound began', () => {
    const ear = createEar(earOfSpan(0));
    hearAll(ear, values.slice(80));
    expect(ear.judge({ first: 20, end: 50 }, Float64Array.of(0))).toBeGreaterThan(0.5);
    const early = createEar(earOfSpan(0));
    hearAll(early, values.slice(100));
    expect(early.judge({ first: 0, end: 30 }, Float64Array.of(0))).toBe(0.5);
  });
});

describe('what was taught', () => {
  test('fits what frames and candidates are described by', () => {
    const { means, deviations, layers, network } = filledPauseEar;
    expect(means).toHaveLength(featureCount);
    expect(deviations).toHaveLength(featureCount);
    const read = layers.map(readLayer);
    const channels = read[0]?.length ?? 0;
    expect(channels).toBeGreaterThan(0);
    expect(read.map((layer) => layer.map(({ length }) => length - 1))).toEqual(
      tapsOfLayers.map((taps, index) =>
        Array.from({ length: channels }, () => taps.length * (index === 0 ? frameFeatureCount : channels)),
      ),
    );
    const { hidden, output } = readNetwork(network);
    expect(output).toHaveLength(hidden.length + 1);
    for (const unit of hidden) {
      expect(unit).toHaveLength(featureCount + spanCount * channels + 1);
      expect(unit.every(Number.isFinite)).toBe(true);
    }
  });
});
