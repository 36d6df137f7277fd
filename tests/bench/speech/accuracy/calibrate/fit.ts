import type { TrainedNetworks } from '../../../../../src/core/analysis/filled-pause-network.ts';
import { writeNetwork } from '../../../../../src/core/analysis/filled-pause-network.ts';
import { randomOf } from '../random.ts';
import type { Example } from './examples.ts';
import { scaleOf, type TrainingPlan, trainNetwork } from './train.ts';
import { trainingSetOf } from './training-set.ts';

/** What was found best on speakers that were left out. */
export const plan: TrainingPlan = {
  hiddenUnits: 96,
  epochs: 12,
  batch: 128,
  rate: 0.002,
  decay: 0.05,
  noise: 0.35,
};
const networkCount = 1;

/** Trains the networks on examples. Their answers are not yet scaled to the truth. */
export const fitNetworks = (examples: readonly Example[], seed: string, how = plan): TrainedNetworks => {
  const random = randomOf(seed);
  const set = trainingSetOf(examples, random);
  const { mean, deviation } = scaleOf(set);
  return {
    means: mean,
    deviations: deviation,
    networks: Array.from({ length: networkCount }, () => writeNetwork(trainNetwork(set, how, random))),
    slope: 1,
    constant: 0,
  };
};
