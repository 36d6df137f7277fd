import { parentPort, workerData } from 'node:worker_threads';
import { voiceActivityHopSamples } from '../../core/analysis/frame-grid.ts';
import { isStopped, type WorkerData } from './run-worker.ts';
import type { VoiceActivityInput } from './voice-activity.ts';
import { loadVoiceActivityModel } from './voice-activity-model.ts';

const progressEveryFrames = 128;

const job = workerData as WorkerData<VoiceActivityInput>;
const { samples, modelPath } = job.input;
const model = await loadVoiceActivityModel(modelPath);
const probabilities = new Float32Array(Math.ceil(samples.length / voiceActivityHopSamples));
for (let frame = 0; frame < probabilities.length && !isStopped(job); frame++) {
  const start = frame * voiceActivityHopSamples;
  probabilities[frame] = await model.next(samples.subarray(start, start + voiceActivityHopSamples));
  if (frame % progressEveryFrames === 0)
    parentPort?.postMessage({ kind: 'progress', doneShare: frame / probabilities.length });
}
await model.close();
parentPort?.postMessage({ kind: 'result', result: probabilities }, [probabilities.buffer]);
