import { extractFrames } from '../../../../../../src/core/analysis/frame-extractor.ts';
import { median } from '../../../../../../src/core/analysis/statistics.ts';
import { wantedFilledPause } from '../../corpus/filled-pause.ts';
import { type Piece, pieceOf, withLastVowelDrawnOut } from '../../corpus/piece.ts';
import { breath, keyboard } from '../../corpus/sound/noises.ts';
import { addAt, atLevel, decibelsOf, faded, msOf, samplesOf } from '../../corpus/sound/samples.ts';
import { stretched } from '../../corpus/sound/stretch.ts';
import { speakerOf, type Timed } from '../../corpus/speak/spoken.ts';
import type { CleanTake } from '../../corpus/talk-take.ts';
import { type Random, randomOf } from '../../random.ts';
import type { Truth } from '../../truth.ts';
import { makeHesitations } from './hesitations.ts';
import type { RecordedVoice } from './recorded-voices.ts';
import { recordedPhrases } from './recordings.ts';
import { sayWithRecordings } from './say.ts';
import { wordsIn } from './words.ts';

const phrasesEachTake = 20;
const usualHzWithoutVoice = 120;

const phrasesOf = async (voice: RecordedVoice, random: Random): Promise<Piece[]> => {
  const { speech, rate } = voice;
  if (speech.kind === 'recordings') {
    const spoken = await recordedPhrases(speech.folder, phrasesEachTake, random);
    return spoken.map((one) =>
      pieceOf({
        ...one,
        samples: stretched(one.samples, 1 / rate),
        phones: one.phones.map((phone) => ({
          ...phone,
          startMs: phone.startMs / rate,
          endMs: phone.endMs / rate,
        })),
      }),
    );
  }
  const words = wordsIn(speech.language);
  const texts = Array.from({ length: phrasesEachTake }, () =>
    Array.from({ length: 1 + Math.floor(random.between(1, 7)) }, () => random.pick(words)).join(' '),
  );
  return (await sayWithRecordings(texts, voice)).map(pieceOf);
};

/** The middle of a speaker's pitch in Hz. */
const usualPitchHz = (pieces: readonly Piece[]): number => {
  const pitched = pieces.slice(0, 3).flatMap(({ samples }) => {
    const { pitchHz } = extractFrames(samples);
    return [...pitchHz].filter((hz) => hz > 0);
  });
  return pitched.length > 0 ? median(pitched) : usualHzWithoutVoice;
};

const gapMs = (random: Random): number =>
  random.chance(0.45) ? random.logBetween(240, 900) : random.chance(0.5) ? 0 : random.between(20, 150);

/** What was put where. */
interface Sheet {
  readonly samples: Float32Array;
  at: number;
  power: number;
  voicedSamples: number;
}

const put = (sheet: Sheet, sound: Float32Array): { startMs: number; endMs: number } => {
  addAt(sheet.samples, sound, sheet.at);
  const startMs = msOf(sheet.at);
  sheet.at += sound.length;
  sheet.power += sound.reduce((sum, value) => sum + value * value, 0);
  sheet.voicedSamples += sound.length;
  return { startMs, endMs: msOf(sheet.at) };
};

/** A silence, in which one may hear breath or keys. */
const wait = (sheet: Sheet, ms: number, levelDbfs: number, random: Random): void => {
  const startAt = sheet.at;
  sheet.at += samplesOf(ms);
  if (ms <= 450 || !random.chance(0.4)) return;
  const isBreath = random.chance(0.7);
  const sound = isBreath
    ? atLevel(
        breath(Math.min(ms - 150, random.between(250, 600)), random),
        levelDbfs - random.between(24, 34),
      )
    : atLevel(keyboard(ms - 150, random), levelDbfs - random.between(16, 24));
  addAt(sheet.samples, sound, startAt + samplesOf(75));
};

/** A talk of phrases without meaning by a recorded voice, with hesitations and drawn-out words, as the corpus' talks are made. */
export const makeRecordedTake = async (voice: RecordedVoice, seed: string): Promise<CleanTake> => {
  const random = randomOf(seed);
  const pieces = await phrasesOf(voice, random);
  const usualHz = usualPitchHz(pieces);
  const kinds = pieces.map(() => random());
  const wanted = kinds.filter((kind) => kind >= 0.55).map(() => wantedFilledPause(random));
  const sounds = await makeHesitations(wanted, pieces, voice, usualHz, random);
  const levelDbfs = random.between(-32, -18);
  const speech = pieces.reduce((sum, { samples }) => sum + 2 * samples.length, 0);
  const hesitations = sounds.reduce((sum, { samples }) => sum + samples.length, 0);
  const sheet: Sheet = {
    samples: new Float32Array(speech + hesitations + samplesOf(6000 + 2500 * pieces.length)),
    at: samplesOf(random.between(400, 1500)),
    power: 0,
    voicedSamples: 0,
  };
  const fillers: NonNullable<Truth['fillers']> = [];
  const confounders: NonNullable<Truth['confounders']> = [];
  const words: NonNullable<Truth['words']> = [];
  let used = 0;
  for (const [index, piece] of pieces.entries()) {
    const drawing = random();
    const factor = drawing < 0.16 ? random.between(1.7, 2.8) : drawing < 0.38 ? random.between(1.2, 1.5) : 1;
    const { piece: said, vowel } =
      factor > 1 ? withLastVowelDrawnOut(piece, factor) : { piece, vowel: undefined };
    const { startMs } = put(sheet, atLevel(said.samples, levelDbfs + 1.5 * random.normal()));
    const inTake = <T extends Timed>(one: T): T => ({
      ...one,
      startMs: startMs + one.startMs,
      endMs: startMs + one.endMs,
    });
    words.push(...(said.words ?? []).map(inTake));
    if (vowel && factor > 1.6) confounders.push({ kind: 'drawn-out word', ...inTake(vowel) });
    const kind = kinds[index] ?? 0;
    if (kind < 0.3) wait(sheet, random.logBetween(240, 2000), levelDbfs, random);
    else if (kind < 0.55) wait(sheet, random.between(30, 160), levelDbfs, random);
    else {
      wait(sheet, gapMs(random), levelDbfs, random);
      const sound = sounds[used++];
      if (sound) {
        const place = put(sheet, atLevel(faded(sound.samples, 5), levelDbfs - random.between(2, 10)));
        fillers.push({ ...place, text: sound.text, kind: 'filled-pause', source: sound.source });
        words.push({ ...place, text: sound.text });
      }
      wait(sheet, gapMs(random), levelDbfs, random);
    }
  }
  sheet.at += samplesOf(random.between(400, 1200));
  const samples = sheet.samples.slice(0, sheet.at);
  return {
    samples,
    truth: {
      durationMs: msOf(samples.length),
      isSynthetic: true,
      speaker: speakerOf({ engine: 'festival', name: voice.name, rate: 1, pitchHz: usualHz, spreadHz: 0 }),
      language: voice.speech.kind === 'words' ? voice.speech.language : 'russian',
      isForRecognition: false,
      isSpeech: true,
      words: pieces.every((piece) => piece.words) ? words : undefined,
      fillers,
      confounders,
      levelDbfs: decibelsOf(sheet.power / sheet.voicedSamples),
    },
  };
};
