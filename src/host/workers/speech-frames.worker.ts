import { parentPort, workerData } from 'node:worker_threads';
import { createFrameExtractor } from '../../core/analysis/frame-extractor.ts';
import { hopSamples } from '../../core/analysis/frame-grid.ts';
import { compactFrames } from '../../core/analysis/speech-frames.ts';
import { isStopped, type WorkerData } from './run-worker.ts';

const samplesAtOnce = 1000 * hopSamples;

const job = workerData as WorkerData<{ readonly samples: Float32Array }>;
const { samples } = job.input;
const extractor = createFrameExtractor();
for (let at = 0; at < samples.length && !isStopped(job); at += samplesAtOnce) {
  extractor.push(samples.subarray(at, at + samplesAtOnce));
  parentPort?.postMessage({
    kind: 'progress',
    doneShare: Math.min(1, (at + samplesAtOnce) / samples.length),
  });
}
extractor.finish();
const result = compactFrames(extractor.frames());
const columns = Object.values(result).filter((column) => column instanceof Float32Array);
parentPort?.postMessage(
  { kind: 'result', result },
  columns.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer),
);
