// A thread that trains one network: fit.ts starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { writeNetwork } from '../../../../../src/core/analysis/filled-pause-network.ts';
import { randomOf } from '../random.ts';
import type { TrainingJob } from './fit.ts';
import { trainNetwork } from './train.ts';

const { set, how, seed } = workerData as TrainingJob;
parentPort?.postMessage(writeNetwork(trainNetwork(set, how, randomOf(seed))));
