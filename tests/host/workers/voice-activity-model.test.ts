import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { eightWindowsOf } from '../../../scripts/voice-activity/eight-windows.ts';
import { readOnnx, writeOnnx } from '../../../scripts/voice-activity/onnx-format.ts';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { defaultVoiceActivityModelPath } from '../../../src/host/workers/voice-activity-model.ts';
import { voiceActivityOf } from '../../core/analysis/voice-activity-of.ts';

const published = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx');

/** The published model, 32 ms after 32 ms. */
const heardByPublished = async (samples: Float32Array): Promise<Float32Array> => {
  const session = await InferenceSession.create(published, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const rate = new Tensor('int64', [16_000n]);
  const input = new Float32Array(576);
  const probabilities = new Float32Array(Math.ceil(samples.length / 512));
  let state: Tensor = new Tensor('float32', new Float32Array(256), [2, 1, 128]);
  for (let window = 0; window < probabilities.length; window++) {
    input.copyWithin(0, 512);
    input.fill(0, 64);
    input.set(samples.subarray(window * 512, (window + 1) * 512), 64);
    const answer = await session.run({
      input: new Tensor('float32', input, [1, 576]),
      state,
      sr: rate,
    });
    state = answer['stateN'] ?? state;
    probabilities[window] = Number(answer['output']?.data[0]);
  }
  await session.release();
  return probabilities;
};

const recording = (name: string): Promise<Float32Array> =>
  readSpeechFile(new URL(`../../fixtures/recordings/${name}.wav`, import.meta.url).pathname);

describe('the voice activity model for eight windows', () => {
  test('hears what the published model hears', async () => {
    const samples = (await recording('objection-voice')).subarray(0, 20 * 16_000 + 777);
    const [ours, theirs] = [await voiceActivityOf(samples), await heardByPublished(samples)];
    expect(ours.length).toBe(theirs.length);
    expect(theirs.some((probability) => probability > 0.9)).toBe(true);
    expect(theirs.some((probability) => probability < 0.1)).toBe(true);
    const furthest = ours.reduce((most, value, k) => Math.max(most, Math.abs(value - (theirs[k] ?? 0))), 0);
    expect(furthest).toBeLessThan(1e-5);
  });

  test('is what the script makes of the published model', async () => {
    const made = writeOnnx(eightWindowsOf(readOnnx(await readFile(published))));
    expect(Buffer.compare(made, await readFile(defaultVoiceActivityModelPath()))).toBe(0);
  });

  test('is not made of a file that is no voice activity model', () => {
    const other = readOnnx(
      writeOnnx({
        irVersion: 8,
        producerName: 'somebody',
        opsetImport: [],
        graph: { name: 'empty', node: [], initializer: [], input: [], output: [] },
      }),
    );
    expect(() => eightWindowsOf(other)).toThrow('This is not Silero VAD v6');
  });
});
