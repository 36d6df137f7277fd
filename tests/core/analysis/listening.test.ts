import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { createListening, type Listened } from '../../../src/core/analysis/listening.ts';
import { hearSpeech } from '../../../src/core/analysis/speech-analyser.ts';
import { cutPieces } from '../../../src/core/transcript/piece-cutter.ts';
import type { Piece } from '../../../src/core/transcript/pieces.ts';
import { cutRandomly, joined, noise, randomFrom, silence, voice, vowels } from './sounds.ts';

const said = (seconds: number): Float32Array =>
  voice({
    seconds,
    pitchHz: (t) => 130 + 20 * Math.sin(5 * t),
    formantsHz: () => vowels.a,
    gain: (t) => 0.2 + Math.abs(Math.sin(8 * t)),
  });
const parts: readonly (readonly [pause: number, voice: number])[] = [
  [0.7, 1.4],
  [0.4, 2.1],
  [3.6, 1.2],
  [4.2, 0.8],
  [0.3, 1.6],
];
const speech = joined(
  ...parts.flatMap(([pause, spoken]) => [noise(pause, 0.001), said(spoken)]),
  silence(0.013),
);
const spokenMs = parts.map((_, i) => {
  const startMs = 1000 * parts.slice(0, i).reduce((sum, [a, b]) => sum + a + b, parts[i]?.[0] ?? 0);
  return [startMs, startMs + 1000 * (parts[i]?.[1] ?? 0)] as const;
});
const activity = Float32Array.from({ length: Math.ceil(speech.length / 512) }, (_, k) =>
  spokenMs.some(([a, b]) => k * 32 >= a && k * 32 < b) ? 0.9 : 0.05,
);

const listenIn = (chunks: Float32Array[], random: () => number): { heard: Listened; early: Piece[] } => {
  const listening = createListening();
  const early: Piece[] = [];
  let given = 0;
  while (chunks.length > 0 || given < activity.length) {
    const chunk = random() < 0.6 ? chunks.shift() : undefined;
    if (chunk) listening.pushSamples(chunk);
    else {
      const end = Math.min(activity.length, given + Math.floor(random() * 30));
      listening.pushVoiceActivity(activity.subarray(given, end));
      given = end;
    }
    if (random() < 0.5) early.push(...listening.newPieces());
  }
  return { heard: listening.finish(), early };
};

test('live = report: frames, voice activity and pieces are those of the whole recording, however it arrives', () => {
  const frames = extractFrames(speech);
  const { voiced } = hearSpeech(frames, activity);
  const pieces = cutPieces(voiced, frames.levelDbfs, Math.floor(speech.length / 16));
  expect(pieces).toHaveLength(3);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const { heard, early } = listenIn(cutRandomly(speech, seed), randomFrom(seed));
      expect(heard).toEqual({ sampleCount: speech.length, frames, voiceActivity: activity, pieces });
      expect(early).toEqual(pieces.slice(0, early.length));
    }),
    { numRuns: 10 },
  );
});

test('a piece is known while the sound goes on', () => {
  const listening = createListening();
  listening.pushSamples(speech);
  listening.pushVoiceActivity(activity);
  expect(listening.newPieces().length).toBeGreaterThanOrEqual(2);
  expect(listening.newPieces()).toEqual([]);
});
