import type { Analysis } from '../../contract/analysis.ts';
import type { AnalysisInput } from '../../core/analysis/analyse.ts';
import { type JobOptions, runInWorker } from './run-worker.ts';

/** Measures a take in a thread of its own. Give `frames` where they are there already; they are most of the work. */
export const runAnalysis = (input: AnalysisInput, options: JobOptions = {}): Promise<Analysis> =>
  runInWorker(new URL('./analysis.worker.ts', import.meta.url), input, options);
