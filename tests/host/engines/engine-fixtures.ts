import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSidecar } from '../../../scripts/build-sidecar.mjs';

const folder = import.meta.dirname;

/** Path of the real engine; built on the first run of a machine, which takes about a minute. */
export const sidecarProgram = (): Promise<string> => ensureSidecar();

/** How long to wait for that first build. */
export const firstBuildMs = 600_000;

export const testModelPath = join(folder, '../../fixtures/model/test-model.en-q4_0.bin');
export const testModel = { path: testModelPath, byteLength: readFileSync(testModelPath).byteLength };

/** Three sentences, 12 s, 16 kHz; fixtures/README.md says how they were made. */
export const speech = (): Float32Array => {
  const bytes = readFileSync(join(folder, 'fixtures/three-sentences.wav'));
  const samples = new Float32Array((bytes.byteLength - 44) / 2);
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(44 + 2 * i) / 32_768;
  return samples;
};

export const truth = readFileSync(join(folder, 'fixtures/three-sentences.txt'), 'utf8').trim();

/** Where the voice of `speech()` is, read off its waveform. */
export const speechVoiced = [
  { startMs: 400, endMs: 3880 },
  { startMs: 5120, endMs: 7160 },
  { startMs: 8860, endMs: 10_920 },
];

/** Random numbers in -1..1, the same on every run. */
export const noise = (length: number, level: number): Float32Array => {
  let state = 12_345;
  return Float32Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return level * (state / 1_073_741_824 - 1);
  });
};

export const hum = (length: number, level: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => level * Math.sin((2 * Math.PI * 50 * i) / 16_000));
