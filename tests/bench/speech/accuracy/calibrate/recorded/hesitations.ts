import { extractFrames } from '../../../../../../src/core/analysis/frame-extractor.ts';
import { semitonesOf } from '../../../../../../src/core/analysis/semitones.ts';
import { median } from '../../../../../../src/core/analysis/statistics.ts';
import {
  type FilledPauseSound,
  makeFilledPauses,
  type WantedFilledPause,
  withoutDyingAway,
} from '../../corpus/filled-pause.ts';
import type { Piece } from '../../corpus/piece.ts';
import { faded, samplesOf } from '../../corpus/sound/samples.ts';
import { stretched } from '../../corpus/sound/stretch.ts';
import type { WantedPhone } from '../../corpus/speak/festival.ts';
import type { Random } from '../../random.ts';
import type { RecordedVoice } from './recorded-voices.ts';
import { sayWithRecordings } from './say.ts';

/** Of a vowel in speech the middle is still; one shorter than this has none. */
const leastSoundMs = 90;
const middleShare = 0.7;
const mostStretched = 5;
const endMarginMs = 150;
const mostSemitones = 3;
const mostAttempts = 10;

/** What a hesitation consists of: its sounds and the share of each. */
const partsOf = (
  text: WantedFilledPause['text'],
  { vowels, nasals }: RecordedVoice['hesitations'],
  random: Random,
): { readonly name: string; readonly share: number }[] => {
  const nasal = random.pick(nasals);
  if (text === 'hmm') return [{ name: nasal, share: 1 }];
  const vowel = random.pick(vowels);
  if (text !== 'um') return [{ name: vowel, share: 1 }];
  const share = random.between(0.35, 0.7);
  return [
    { name: vowel, share },
    { name: nasal, share: 1 - share },
  ];
};

/** festival fails above some 380 Hz with some voices. */
const highestHz = 340;

/** Pitch of a hesitation, each 80 ms: a little below the usual, falling slowly, never quite still. */
const pitchLine = (lengthMs: number, usualHz: number, random: Random): ((atMs: number) => number) => {
  const startHz = usualHz * random.between(0.8, 1.05);
  const isLively = random.chance(0.15);
  const slope = isLively ? random.between(-12, 8) : random.between(-5, 1);
  const wobble = random.between(0, 0.25);
  const turns = random.between(1, 4) * (lengthMs / 400);
  return (atMs) => {
    const semitones = (slope * atMs) / 1000 + wobble * Math.sin((2 * Math.PI * turns * atMs) / lengthMs);
    return Math.min(highestHz, startHz * 2 ** (semitones / 12));
  };
};

/** festival holds the sounds as long as is wanted, at a pitch that is wanted. */
const held = async (
  wanted: readonly WantedFilledPause[],
  voice: RecordedVoice,
  usualHz: number,
  random: Random,
): Promise<Float32Array[]> => {
  if (wanted.length === 0) return [];
  const silence: WantedPhone = { name: voice.hesitations.silence ?? '', lengthMs: 100, pitch: [] };
  const lists = wanted.map(({ text, lengthMs }) => {
    const hz = pitchLine(lengthMs, usualHz, random);
    let before = 0;
    const phones = partsOf(text, voice.hesitations, random).map(({ name, share }): WantedPhone => {
      const startMs = before * lengthMs;
      before += share;
      const steps = Math.max(1, Math.round((share * lengthMs) / 80));
      const pitch = Array.from({ length: steps + 1 }, (_, k) => {
        const atMs = 5 + (k * (share * lengthMs - 10)) / steps;
        return { atMs, hz: hz(startMs + atMs) };
      });
      return { name, lengthMs: share * lengthMs, pitch };
    });
    // Without a target after them the pitch would fall to nothing.
    const end = { ...silence, pitch: [{ atMs: 95, hz: hz(lengthMs) }] };
    return [silence, ...phones, end];
  });
  const spoken = await sayWithRecordings(lists, voice);
  return spoken.map(({ samples }) => withoutDyingAway(samples));
};

/** Middles of the long sounds of these names in speech, the longest first; not those at its end, where pitch falls. */
const soundsNamed = (pieces: readonly Piece[], names: readonly string[]): Float32Array[] =>
  pieces
    .flatMap(({ phones, samples }) =>
      phones
        .filter(({ name, startMs, endMs }) => names.includes(name) && endMs - startMs >= leastSoundMs)
        .filter(({ endMs }) => endMs < (phones.at(-1)?.endMs ?? 0) - endMarginMs)
        .map(({ startMs, endMs }) => {
          const margin = ((1 - middleShare) / 2) * (endMs - startMs);
          return samples.slice(samplesOf(startMs + margin), samplesOf(endMs - margin));
        }),
    )
    .toSorted((a, b) => b.length - a.length);

/** Whether a sound begins and ends at about the same pitch: in speech most vowels do not, and some turn hoarse when they are held. */
const isLevel = (samples: Float32Array): boolean => {
  const semitones = [...extractFrames(samples).pitchHz].map(semitonesOf).filter((one) => !Number.isNaN(one));
  const quarter = Math.max(1, semitones.length >> 2);
  if (semitones.length === 0) return false;
  return Math.abs(median(semitones.slice(-quarter)) - median(semitones.slice(0, quarter))) < mostSemitones;
};

/**
 * The still middle of a sound of the person's own speech, held longer. Undefined for "um", as two sounds from two places have not one pitch,
 * and where nothing is long enough.
 */
const cutFromSpeech = (
  { text, lengthMs }: WantedFilledPause,
  pieces: readonly Piece[],
  { hesitations }: RecordedVoice,
  random: Random,
): Float32Array | undefined => {
  if (text === 'um') return undefined;
  const wantedLength = samplesOf(lengthMs);
  const all = soundsNamed(pieces, text === 'hmm' ? hesitations.nasals : hesitations.vowels);
  const enough = all.filter((one) => one.length * mostStretched >= wantedLength);
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const sound = enough.length > 0 ? random.pick(enough) : all[0];
    if (!sound) return undefined;
    const long = stretched(sound, Math.min(mostStretched, wantedLength / sound.length));
    if (isLevel(long)) return faded(long, random.between(15, 50));
  }
  return undefined;
};

/** Hesitations of a recorded voice: from its own sounds held by festival, cut from its own speech, or from pulses and resonances. */
export const makeHesitations = async (
  wanted: readonly WantedFilledPause[],
  pieces: readonly Piece[],
  voice: RecordedVoice,
  usualHz: number,
  random: Random,
): Promise<FilledPauseSound[]> => {
  const canHold = voice.hesitations.silence !== undefined;
  const made = wanted.map((one): FilledPauseSound | undefined => {
    if (random.chance(canHold ? 0.8 : 0.1)) return undefined;
    const samples = cutFromSpeech(one, pieces, voice, random);
    return samples && { text: one.text, source: 'cut from speech', samples, pitchHz: undefined };
  });
  const isHeld = made.map((one) => one === undefined && canHold && random.chance(0.58));
  const heldSounds = await held(
    wanted.filter((_, index) => isHeld[index]),
    voice,
    usualHz,
    random,
  );
  const drawn = await makeFilledPauses(
    wanted.filter((_, index) => made[index] === undefined && !isHeld[index]),
    // No synthesiser knows this one: all come from pulses and resonances.
    { engine: 'festival', name: 'nobody', rate: 1, pitchHz: usualHz, spreadHz: 0 },
    usualHz,
    random,
  );
  const others = { held: 0, drawn: 0 };
  return wanted.map(({ text }, index): FilledPauseSound => {
    const own = made[index];
    if (own) return own;
    if (!isHeld[index]) return drawn[others.drawn++] as FilledPauseSound;
    const samples = heldSounds[others.held++] as Float32Array;
    return { text, source: 'held', samples, pitchHz: undefined };
  });
};
