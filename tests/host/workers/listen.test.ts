import { beforeAll, describe, expect, test } from 'vitest';
import { Analysis } from '../../../src/contract/analysis.ts';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { sourceOfSamples } from '../../../src/host/audio/speech-source.ts';
import { runAnalysis } from '../../../src/host/workers/analysis.ts';
import { listen } from '../../../src/host/workers/listen.ts';
import { startListening } from '../../../src/host/workers/listening-session.ts';
import { cutRandomly, silence, tone } from '../../core/analysis/sounds.ts';

const fixture = (name: string): string =>
  new URL(`../../fixtures/recordings/${name}.wav`, import.meta.url).pathname;
const about = { transcript: null, events: [], screenWatched: [], sections: [], bands: {} };

describe('listening in worker threads', () => {
  let samples: Float32Array;
  beforeAll(async () => {
    samples = (await readSpeechFile(fixture('objection-voice'))).subarray(0, 10 * 16_000);
  });

  test('gives one probability for each 32 ms, high in speech and low outside it', async () => {
    const shares: number[] = [];
    const { voiceActivity: activity } = await listen(sourceOfSamples(samples), {
      onProgress: (share) => shares.push(share),
    });
    expect(activity.length).toBe(Math.ceil(samples.length / 512));
    expect(activity.slice(0, 25).every((probability) => probability < 0.35)).toBe(true);
    expect(activity.slice(40, 70).filter((probability) => probability > 0.5).length).toBeGreaterThan(25);
    expect(shares.length).toBeGreaterThanOrEqual(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  test('gives the frames and the analysis that the same thread would give', async () => {
    const { frames, voiceActivity } = await listen(sourceOfSamples(samples));
    expect(frames).toEqual(extractFrames(samples));
    const input = { ...about, frames, voiceActivity, durationMs: Math.floor(samples.length / 16) };
    const analysis = await runAnalysis(input);
    expect(JSON.stringify(analysis)).toBe(JSON.stringify(analyse(input)));
    expect(Analysis.parse(analysis).voiced.length).toBeGreaterThan(1);
  });

  test('gives the same to the bit when the sound comes in chunks of any size, as while it is recorded', async () => {
    const whole = await listen(sourceOfSamples(samples));
    expect(whole.pieces.length).toBeGreaterThan(0);
    for (const seed of [1, 2, 3]) {
      const session = startListening();
      try {
        const early = [];
        for (const chunk of cutRandomly(samples, seed)) early.push(...(await session.push(chunk)));
        expect(await session.finish()).toEqual(whole);
        expect(early).toEqual(whole.pieces.slice(0, early.length));
      } finally {
        await session.close();
      }
    }
  });

  test('tells how far it is', async () => {
    const minute = new Float32Array(16_000 * 60);
    const shares: number[] = [];
    await listen(sourceOfSamples(minute), { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThanOrEqual(3);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  test('hears no speech in a tone or in silence, or in nothing', async () => {
    for (const sound of [tone(150, 2), silence(2), new Float32Array(0)]) {
      const { voiceActivity: activity } = await listen(sourceOfSamples(sound));
      expect(activity.every((probability) => probability < 0.5)).toBe(true);
    }
  });

  test('stops when it is cancelled, before or during the work', async () => {
    const minutes = sourceOfSamples(new Float32Array(16_000 * 600));
    await expect(listen(minutes, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const controller = new AbortController();
    const job = listen(minutes, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(job).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('stops measuring when it is cancelled, before or during the work', async () => {
    const { frames, voiceActivity } = await listen(sourceOfSamples(samples));
    const input = { ...about, frames, voiceActivity, durationMs: Math.floor(samples.length / 16) };
    await expect(runAnalysis(input, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const controller = new AbortController();
    const job = runAnalysis(input, { signal: controller.signal });
    controller.abort();
    await expect(job).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('fails with the real reason when the model is not there', async () => {
    await expect(listen(sourceOfSamples(samples), { modelPath: fixture('absent') })).rejects.toThrow(
      /absent/,
    );
  });
});
