import { randomOf } from '../random.ts';
import { breathing, fan, hum, keyboard, music, type Noise, pink, silence, white } from './sound/noises.ts';
import { laughter, singing } from './sound/voices-without-words.ts';
import { atLevel, msOf, powerOf } from './sound/samples.ts';
import type { CleanTake } from './talk-take.ts';

/** Sounds without a voice: nothing may be recognised in them. */
const withoutVoice: Readonly<Record<string, Noise>> = {
  silence,
  hum,
  'white noise': white,
  'pink noise': pink,
  fan,
  music,
  keyboard,
  breathing,
};

/** Voices that say nothing: harder, and counted by themselves. */
const withVoice: Readonly<Record<string, Noise>> = { laughter, singing };

const eachKind = 13;
const eachHardKind = 6;

/** A sound that is no speech, with its kind as the speaker. */
export interface NamedTake extends CleanTake {
  readonly name: string;
}

/** 104 sounds without a voice, and 12 of voices without words. */
export const makeNonSpeech = (): NamedTake[] =>
  [
    ...Object.entries(withoutVoice).map(([kind, noise]) => ({ kind, noise, count: eachKind })),
    ...Object.entries(withVoice).map(([kind, noise]) => ({ kind, noise, count: eachHardKind })),
  ].flatMap(({ kind, noise, count }) =>
    Array.from({ length: count }, (_, index) => {
      const name = `${kind.replace(' ', '-')}-${index + 1}`;
      const random = randomOf(`non-speech ${name}`);
      const raw = noise(random.between(5000, 12_000), random);
      const samples = kind === 'silence' || powerOf(raw) === 0 ? raw : atLevel(raw, random.between(-48, -18));
      return {
        name,
        samples,
        truth: {
          durationMs: msOf(samples.length),
          isSynthetic: true,
          speaker: kind,
          language: 'en',
          isForRecognition: false,
          isSpeech: false,
        },
      };
    }),
  );
