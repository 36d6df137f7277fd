import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { createSpeechAnalyser, hearSpeech } from '../../../src/core/analysis/speech-analyser.ts';
import { cutRandomly, joined, noise, randomFrom, silence, voice, vowels } from './sounds.ts';

const speech = joined(
  noise(0.6, 0.001),
  voice({
    seconds: 1.1,
    pitchHz: (t) => 130 + 40 * Math.sin(6 * t),
    formantsHz: () => vowels.a,
    gain: (t) => 0.3 + Math.abs(Math.sin(9 * t)),
  }),
  noise(0.5, 0.001),
  voice({ seconds: 0.5, pitchHz: () => 120, formantsHz: () => vowels.schwa }),
  noise(0.35, 0.001),
  voice({
    seconds: 0.9,
    pitchHz: (t) => 150 - 30 * t,
    formantsHz: () => vowels.e,
    gain: (t) => 0.2 + Math.abs(Math.cos(11 * t)),
  }),
  silence(0.4),
);
const activeMs: readonly [number, number][] = [
  [650, 1760],
  [2250, 2780],
  [3080, 4100],
];
const activity = Float32Array.from({ length: Math.ceil(speech.length / 512) }, (_, k) =>
  activeMs.some(([a, b]) => k * 32 >= a && k * 32 < b) ? 0.9 : 0.05,
);

test('the live path gives the numbers of the report, however samples and voice activity arrive', () => {
  const whole = hearSpeech(extractFrames(speech), activity);
  expect(whole.voiced).toHaveLength(3);
  expect(whole.filledPauses.length).toBeGreaterThan(0);
  expect(whole.nuclei.length).toBeGreaterThan(5);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const random = randomFrom(seed);
      const analyser = createSpeechAnalyser();
      const chunks = cutRandomly(speech, seed);
      let given = 0;
      while (chunks.length > 0 || given < activity.length) {
        const chunk = random() < 0.6 ? chunks.shift() : undefined;
        if (chunk) analyser.pushSamples(chunk);
        else {
          const end = Math.min(activity.length, given + Math.floor(random() * 8));
          analyser.pushVoiceActivity(activity.subarray(given, end));
          given = end;
        }
      }
      expect(analyser.finish()).toEqual(whole);
    }),
    { numRuns: 8 },
  );
});

test('a filled pause is known live within half a second of its end', () => {
  const analyser = createSpeechAnalyser();
  const um = joined(
    silence(0.32),
    voice({ seconds: 0.48, pitchHz: () => 120, formantsHz: () => vowels.schwa }),
    silence(1),
  );
  let heardAtMs = 0;
  for (let frame = 0; frame * 512 < um.length && heardAtMs === 0; frame++) {
    analyser.pushSamples(um.subarray(frame * 512, (frame + 1) * 512));
    analyser.pushVoiceActivity([frame >= 10 && frame < 25 ? 0.9 : 0.05]);
    if (analyser.heard().filledPauses.length > 0) heardAtMs = (frame + 1) * 32;
  }
  expect(heardAtMs).toBeGreaterThan(0);
  expect(heardAtMs - 800).toBeLessThanOrEqual(400);
});
