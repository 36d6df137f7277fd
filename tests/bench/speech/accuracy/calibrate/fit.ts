import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type {
  TrainedNetworks,
  WrittenNetwork,
} from '../../../../../src/core/analysis/filled-pause-network.ts';
import { randomOf } from '../random.ts';
import type { Example } from './examples.ts';
import { scaleOf, type TrainingPlan, type TrainingSet } from './train.ts';
import { trainingSetOf } from './training-set.ts';

/** What was found best on speakers that were left out; fewer rounds since there is more to learn from, so that as many steps remain. */
export const plan: TrainingPlan = {
  hiddenUnits: 96,
  epochs: 14,
  batch: 128,
  rate: 0.002,
  decay: 0.05,
  noise: 0.35,
};

/** What a thread trains. */
export interface TrainingJob {
  readonly set: TrainingSet;
  readonly how: TrainingPlan;
  readonly seed: string;
}

/** Trains a network on examples, in a thread of its own. Its answers are not yet scaled to the truth. */
export const fitNetworks = async (examples: readonly Example[], seed: string): Promise<TrainedNetworks> => {
  const set = trainingSetOf(examples, randomOf(seed));
  const { mean, deviation } = scaleOf(set);
  const job: TrainingJob = { set, how: plan, seed: `${seed} training` };
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), {
    workerData: job,
    transferList: [set.rows.buffer as ArrayBuffer],
  });
  const [network] = (await once(worker, 'message')) as [WrittenNetwork];
  return { means: mean, deviations: deviation, networks: [network], slope: 1, constant: 0 };
};
