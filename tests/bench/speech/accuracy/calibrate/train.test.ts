import { describe, expect, test } from 'vitest';
import { askable } from '../../../../../src/core/analysis/filled-pause-network.ts';
import { randomOf } from '../random.ts';
import { scaledToTruth } from './scale-probability.ts';
import { type TrainingPlan, trainNetwork } from './train.ts';

const plan: TrainingPlan = { hiddenUnits: 8, epochs: 40, batch: 16, rate: 0.02, decay: 0, noise: 0.05 };

/** Points of a square, ones where both sides of it differ in sign: no straight line parts them. */
const crossing = (count: number) => {
  const random = randomOf('points');
  const rows = Float32Array.from({ length: 2 * count }, () => random.between(-1, 1));
  const isOne = (i: number): boolean => (rows[2 * i] ?? 0) * (rows[2 * i + 1] ?? 0) < 0;
  return {
    width: 2,
    rows,
    targets: Float32Array.from({ length: count }, (_, i) => (isOne(i) ? 1 : 0)),
    weights: new Float32Array(count).fill(1),
  };
};

describe('teaching a network', () => {
  const set = crossing(600);

  test('finds what no straight line could', () => {
    const ask = askable(trainNetwork(set, plan, randomOf('network')));
    // Inputs of this set are even between -1 and 1: standard deviation 1 / sqrt 3, mean next to 0.
    const isRight = (i: number): boolean =>
      ask(Float64Array.from(set.rows.subarray(2 * i, 2 * i + 2), (value) => value * Math.sqrt(3))) > 0 ===
      ((set.targets[i] ?? 0) === 1);
    const right = Array.from(set.targets.keys()).filter(isRight).length;
    expect(right / 600).toBeGreaterThan(0.93);
  });

  test('gives the same network from the same random numbers', () => {
    const short = { ...plan, epochs: 2 };
    expect(trainNetwork(set, short, randomOf('same'))).toEqual(trainNetwork(set, short, randomOf('same')));
  });
});

test('log-odds that say too much are scaled to what was so', () => {
  const random = randomOf('answers');
  const answers = Array.from({ length: 4000 }, () => {
    const logOdds = random.between(-6, 6);
    return { logOdds, isRight: random.chance(1 / (1 + Math.exp(-(0.5 * logOdds - 1)))) };
  });
  const { slope, constant } = scaledToTruth(answers);
  expect(slope).toBeGreaterThan(0.4);
  expect(slope).toBeLessThan(0.6);
  expect(constant).toBeGreaterThan(-1.2);
  expect(constant).toBeLessThan(-0.8);
});
