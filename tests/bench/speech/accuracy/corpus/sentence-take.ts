import { readFileSync } from 'node:fs';
import { randomOf } from '../random.ts';
import type { Truth } from '../truth.ts';
import { pieceOf } from './piece.ts';
import { speak } from './speak/speak.ts';
import { speakerOf, type Voice } from './speak/spoken.ts';
import { addAt, atLevel, msOf, samplesOf } from './sound/samples.ts';
import type { CleanTake } from './talk-take.ts';

const sentencesFile = new URL('../../../../fixtures/model/sentences.txt', import.meta.url);

/** The sentences that the project's test model knows. */
export const knownSentences = (): string[] => readFileSync(sentencesFile, 'utf8').split('\n').filter(Boolean);

/** Voices that the test model was trained on, so that errors are the pipeline's rather than the little model's. */
export const knownVoices: readonly Voice[] = [
  { engine: 'espeak-ng', name: 'en-us', rate: 0.97, pitch: 50, range: 50 },
  { engine: 'espeak-ng', name: 'en-us+f3', rate: 1.03, pitch: 50, range: 50 },
  { engine: 'espeak-ng', name: 'en-us+m7', rate: 1, pitch: 50, range: 50 },
  { engine: 'espeak-ng', name: 'en+f2', rate: 0.94, pitch: 50, range: 50 },
  { engine: 'espeak-ng', name: 'en-us-nyc+m4', rate: 1.06, pitch: 50, range: 50 },
  { engine: 'flite', name: 'rms', rate: 1, pitchHz: 95 },
];

const isFilledPause = (text: string): boolean => /^(?:um|uh)\W*$/i.test(text);

/** Sentences of the test model with pauses between them. Pauses at commas are the synthesiser's own, so pauses are not judged here. */
export const makeSentenceTake = async (
  sentences: readonly string[],
  voice: Voice,
  seed: string,
): Promise<CleanTake> => {
  const random = randomOf(seed);
  const pieces = (await speak(sentences, voice)).map(pieceOf);
  const gapsMs = pieces.map(() => random.between(450, 1500));
  const all = new Float32Array(
    pieces.reduce((sum, { samples }) => sum + samples.length, 0) +
      samplesOf(gapsMs.reduce((sum, ms) => sum + ms, 2000)),
  );
  const words: NonNullable<Truth['words']> = [];
  let at = samplesOf(800);
  for (const [index, piece] of pieces.entries()) {
    addAt(all, atLevel(piece.samples, -24), at);
    const startMs = msOf(at);
    // Of two words said as one nobody knows where the second begins.
    for (const word of piece.words ?? [])
      if (!word.text.includes(' '))
        words.push({ text: word.text, startMs: startMs + word.startMs, endMs: startMs + word.endMs });
    at += piece.samples.length + samplesOf(gapsMs[index] ?? 0);
  }
  const samples = all.slice(0, at);
  return {
    samples,
    truth: {
      durationMs: msOf(samples.length),
      isSynthetic: true,
      speaker: speakerOf(voice),
      language: 'en',
      text: sentences.join(' '),
      isForRecognition: true,
      isSpeech: true,
      ...(words.length === 0
        ? {}
        : {
            words,
            fillers: words
              .filter(({ text }) => isFilledPause(text))
              .map((word) => ({ ...word, kind: 'filled-pause' as const })),
          }),
    },
  };
};
