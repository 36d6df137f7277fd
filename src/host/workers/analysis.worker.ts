import { parentPort, workerData } from 'node:worker_threads';
import { type AnalysisInput, analyse } from '../../core/analysis/analyse.ts';
import type { WorkerData } from './run-worker.ts';

const { input } = workerData as WorkerData<AnalysisInput>;
parentPort?.postMessage({ kind: 'result', result: analyse(input) });
