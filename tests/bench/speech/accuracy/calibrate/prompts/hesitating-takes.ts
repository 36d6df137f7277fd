import { readdirSync, readFileSync } from 'node:fs';
import { extractFrames } from '../../../../../../src/core/analysis/frame-extractor.ts';
import type { SpeechFrames } from '../../../../../../src/core/analysis/speech-frames.ts';
import { readSpeechFile } from '../../../../../../src/host/audio/read-speech.ts';
import { cachedCases } from '../../corpus/cache.ts';
import { type FilledPauseSound, makeFilledPauses, wantedFilledPause } from '../../corpus/filled-pause.ts';
import type { NamedTake } from '../../corpus/non-speech.ts';
import { atLevel, decibelsOf, msOf, powerOf, samplesOf } from '../../corpus/sound/samples.ts';
import { type Random, randomOf } from '../../random.ts';
import type { Case } from '../../truth.ts';
import { ownHesitation } from './own-hesitation.ts';
import { type OwnSounds, ownSoundsOf } from './own-sounds.ts';
import { phrasesIn, type Span } from './phrases.ts';
import { type StillSound, stillSoundsIn } from './still-sounds.ts';
import { type PlacedHesitation, withHesitations } from './with-hesitations.ts';

/** People speak for four seconds or so without a pause. */
const hesitatingShare = 0.9;
const drawnShare = 0.2;
/** A take ends with the package's quiet, after what may still be heard of the last phrase. */
const diedAwaySamples = samplesOf(50);

const gapMs = (random: Random): number =>
  random.chance(0.45) ? random.logBetween(240, 900) : random.chance(0.5) ? 0 : random.between(20, 150);

const makeSound = async (own: OwnSounds, random: Random): Promise<FilledPauseSound> => {
  const wanted = wantedFilledPause(random);
  const made = random.chance(drawnShare) ? undefined : ownHesitation(wanted, own, random);
  if (made) return made;
  const usualHz = 55 * 2 ** (own.semitones / 12);
  // No synthesiser knows this one: all come from pulses and resonances.
  const nobody = { engine: 'festival', name: 'nobody', rate: 1, pitchHz: usualHz, spreadHz: 0 } as const;
  const [drawn] = await makeFilledPauses([wanted], nobody, usualHz, random);
  return drawn as FilledPauseSound;
};

/** A hesitation, softer than the phrase before it. */
const placed = async (speechDbfs: number, own: OwnSounds, random: Random): Promise<PlacedHesitation> => {
  const sound = await makeSound(own, random);
  const samples = atLevel(sound.samples, speechDbfs - random.between(2, 10));
  return { ...sound, samples, beforeMs: gapMs(random), afterMs: gapMs(random) };
};

const makeTake = async (
  { name, truth }: Case,
  samples: Float32Array,
  phrases: readonly Span[],
  own: OwnSounds,
): Promise<NamedTake> => {
  const random = randomOf(`hesitating ${name}`);
  const spoken = phrases.map(({ first, end }) => samples.subarray(first, end));
  const hesitations: (PlacedHesitation | undefined)[] = [];
  for (const phrase of spoken.slice(0, -1))
    hesitations.push(
      random.chance(hesitatingShare) ? await placed(decibelsOf(powerOf(phrase)), own, random) : undefined,
    );
  const voices = [...spoken, ...hesitations.flatMap((one) => one?.samples ?? [])];
  const energy = voices.reduce((sum, voice) => sum + voice.length * powerOf(voice), 0);
  const length = voices.reduce((sum, voice) => sum + voice.length, 0);
  const quiet = samples.subarray((phrases.at(-1)?.end ?? 0) + diedAwaySamples);
  const made = withHesitations(samples, phrases, hesitations, quiet);
  return {
    name: `hesitating-${name}`,
    samples: made.samples,
    truth: {
      ...truth,
      durationMs: msOf(made.samples.length),
      isSynthetic: true,
      fillers: made.fillers,
      levelDbfs: decibelsOf(energy / length),
    },
  };
};

/** One person's takes, in each of which the person hesitates with sounds out of all of them. */
async function* makeTakes(cases: readonly Case[]): AsyncGenerator<NamedTake> {
  const takes: { one: Case; samples: Float32Array; phrases: Span[] }[] = [];
  const sounds: StillSound[] = [];
  const frames: SpeechFrames[] = [];
  for (const one of cases) {
    const samples = await readSpeechFile(one.wavFile);
    const phrases = phrasesIn(samples);
    const heard = extractFrames(samples);
    takes.push({ one, samples, phrases });
    frames.push(heard);
    sounds.push(...stillSoundsIn(samples, heard, phrases));
  }
  const own = ownSoundsOf(sounds, frames);
  for (const { one, samples, phrases } of takes) yield makeTake(one, samples, phrases, own);
}

/** What decides of the takes: these scripts, and the one that makes those without a hesitation. */
const sources = (): string[] =>
  ['../../prompts.ts', ...readdirSync(new URL('.', import.meta.url)).toSorted()]
    .filter((file) => !file.endsWith('.test.ts') && file !== 'prompt-talks.ts')
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'));

/** A person's takes in one language as if the person hesitated: each pause of theirs, or nearly, holds a hesitation. */
export const hesitatingTakes = async (
  cases: readonly Case[],
  log: (line: string) => void,
): Promise<Case[]> => {
  const language = cases[0]?.truth.language;
  if (language === undefined) return [];
  return cachedCases(`hesitating-prompts-${language}`, sources().join('\n'), () => makeTakes(cases), log);
};
