import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import { filledPauseEvidenceNetworks } from './filled-pause-evidence-weights.ts';
import type { VoiceOfSound } from './filled-pause-voice.ts';
import { probabilityJudge } from './filled-pause-probability.ts';
import {
  type Nearby,
  nearbyOf,
  neighboursOf,
  stretchAt,
  type Surroundings,
  type UsualWords,
  usualWordsOf,
  wordAt,
} from './filled-pause-surroundings.ts';
import { indexMoments, type MomentIndex } from './moment-index.ts';
import { distanceMs, lengthMs, overlapMs } from './moments.ts';
import { endsOpen, leastSyllablesIn, lettersIn, soundsIn } from './spelling.ts';
import { clamp } from './statistics.ts';
import { wordTimingOf } from './word-timing.ts';

/** Numbers that describe how a sound is spoken, the talk, a stretch of speech, the words on both sides of a sound, and the word at its place. */
const ofVoiceSize = 4;
const ofTalkSize = 3;
const ofStretchSize = 8;
const ofNeighboursSize = 12;
const ofWordSize = 14;
/** Numbers that describe a sound and the words at its place; the first is how sure the ear is. */
export const evidenceSize = 1 + ofVoiceSize + ofTalkSize + ofStretchSize + ofNeighboursSize + ofWordSize;

/** A word needs this, and so much of the usual time for each letter; what it has beyond may be a hesitation that was not written down. */
const leastWordMs = 60;
const ownShare = 0.8;
/** Word times are so exact, in ms. */
const startsBeforeMs = 30;
const nucleusToleranceMs = 20;
/** A word belongs to a stretch of speech when it begins no more than this before it, and this before its end. */
const beginsEarlyMs = 60;
const beginsLateMs = 40;
/** So much silence before and after a sound is told. */
const mostSilenceMs = 300;
/** No number is greater. */
const most = 5;

/** A sound and what is near it. */
interface Scene {
  readonly sound: Moment;
  readonly nearby: Nearby;
  readonly stretch: Moment;
  readonly usual: UsualWords;
}

/**
 * How a sound is spoken, which corrects the ear: it leans to deep, still sounds, and the ends of phrases are that too. Here pitch is told against the
 * whole talk, where the ear knows the last seconds.
 */
const ofVoice = ({ pitchSemitones, pitchedShare, glideSemitones, changeDb }: VoiceOfSound): number[] => [
  clamp(pitchSemitones / 3, -3, 3),
  pitchedShare,
  clamp(glideSemitones / 2, -3, 3),
  changeDb / 3,
];

/** Whether the stretch of speech as a whole holds more than its words need. */
const ofStretch = (
  { sound, nearby, stretch, usual }: Scene,
  { all, countBefore }: MomentIndex<Word>,
): number[] => {
  const own = all.slice(
    countBefore(stretch.startMs - beginsEarlyMs),
    countBefore(stretch.endMs - beginsLateMs),
  );
  const sum = (of: (text: string) => number): number => own.reduce((total, { text }) => total + of(text), 0);
  const silenceMs = (from: number, to: number): number => to - from - nearby.voicedMs(from, to);
  return [
    nearby.nucleiIn(stretch.startMs, stretch.endMs) - sum(leastSyllablesIn),
    (nearby.leftMs(stretch.startMs, stretch.endMs) - usual.letterMs * sum(lettersIn)) / 200,
    Math.log2(1 + own.length),
    nearby.nucleiIn(sound.startMs, sound.endMs),
    silenceMs(sound.startMs - mostSilenceMs, sound.startMs) / 100,
    silenceMs(sound.endMs, sound.endMs + mostSilenceMs) / 100,
    Math.log2(lengthMs(sound) / 300),
    Math.log2(lengthMs(sound) / usual.letterMs) - 2,
  ];
};

/**
 * Whether the time from the start of the last word to the next, or to where the voice stops, holds more than that word and the sound. Words begin
 * more exactly than they end.
 */
const ofNeighbours = (
  { sound, nearby, stretch, usual }: Scene,
  { last, next }: ReturnType<typeof neighboursOf>,
): number[] => {
  const toStretchEnd = (stretch.endMs - sound.endMs) / 100;
  const toNext = next ? [1, (next.startMs - sound.endMs) / 100, toStretchEnd] : [0, 0, toStretchEnd];
  if (!last) return [...new Array<number>(ofNeighboursSize - toNext.length).fill(0), ...toNext];
  const untilMs = Math.min(next?.startMs ?? Number.POSITIVE_INFINITY, Math.max(sound.endMs, stretch.endMs));
  const neededMs = usual.soundMs * soundsIn(last.text);
  const syllables = leastSyllablesIn(last.text);
  const fromMs = last.startMs - startsBeforeMs;
  const beforeMs = nearby.leftMs(last.startMs, sound.startMs);
  return [
    1,
    (nearby.leftMs(last.startMs, untilMs) - lengthMs(sound) - neededMs) / 100,
    (beforeMs - neededMs) / 100,
    beforeMs / neededMs,
    nearby.nucleiIn(fromMs, sound.startMs + nucleusToleranceMs) - syllables,
    nearby.nucleiIn(fromMs, untilMs) - syllables,
    soundsIn(last.text) / 4,
    syllables / 2,
    ((sound.startMs + sound.endMs) / 2 - last.startMs) / 200,
    ...toNext,
  ];
};

/** Stands for the probability of a word where the recogniser does not tell it. */
const unknownProbability = 0.5;

/** What the word at the sound's place leaves before and after it, where the sound lies in it, and what word it is. */
const ofWord = ({ sound, nearby, usual }: Scene, word: Word | undefined): number[] => {
  if (!word) return new Array<number>(ofWordSize).fill(0);
  const needed = leastWordMs + ownShare * usual.letterMs * lettersIn(word.text);
  const beforeMs = nearby.leftMs(word.startMs, sound.startMs);
  const afterMs = nearby.leftMs(sound.endMs, word.endMs);
  const syllables = leastSyllablesIn(word.text);
  const nucleiBefore = nearby.nucleiIn(word.startMs - startsBeforeMs, sound.startMs + nucleusToleranceMs);
  const nucleiAfter = nearby.nucleiIn(sound.endMs - nucleusToleranceMs, word.endMs);
  return [
    1,
    clamp(beforeMs / needed, 0, 2),
    clamp(afterMs / needed, 0, 2),
    clamp(Math.max(beforeMs, afterMs / 2) / needed, 0, 2),
    clamp(nucleiBefore - syllables, -3, 2),
    clamp(nucleiAfter - syllables, -3, 2),
    clamp((sound.startMs - word.startMs) / 200, -2, 3),
    clamp((word.endMs - sound.endMs) / 200, -2, 3),
    Math.log2(lettersIn(word.text)) / 2,
    endsOpen(word.text) ? 1 : 0,
    overlapMs(word, sound) / lengthMs(sound),
    syllables / 2,
    word.probability ?? unknownProbability,
    distanceMs(word, sound) / 200,
  ];
};

/**
 * Makes a function that describes a sound by the words at its place and in its stretch of speech. Recognisers leave hesitations out and let the
 * word before, seldom the one after, run over them. A drawn-out word leaves neither the time that it needs beside the sound, nor a
 * nucleus for each of its syllables; a word that ran over a hesitation leaves both, and its stretch of speech holds a syllable more than
 * its words have. How far that may be trusted depends on how exactly the recogniser times its words, which is told as well.
 * `words` and `others` in order of their starts. `others`: what else may be a hesitation; it counts for no word. `heard`: log-odds by ear.
 */
export const evidenceOf = (
  words: readonly Word[],
  around: Surroundings,
  others: readonly Moment[],
): ((sound: Moment, heard: number) => number[]) => {
  const byTime = {
    words: indexMoments(words),
    voiced: indexMoments(around.voiced),
    others: indexMoments(others),
  };
  const usual = usualWordsOf(words, byTime.voiced, around.nucleiAtMs.length, others.length);
  const { startsOffMs, runsOverShare } = wordTimingOf(words, around.voiced);
  const ofTalk = [Math.log(20 + startsOffMs) - 4, runsOverShare, 3 * usual.nucleiEach];
  const heardAround = { voiced: byTime.voiced, nucleiAtMs: around.nucleiAtMs };
  return (sound, heard) => {
    const word = wordAt(byTime.words, sound);
    const stretch = stretchAt(byTime.voiced, sound);
    const neighbours = neighboursOf(byTime.words, sound);
    const reach: Moment = {
      startMs: Math.min(
        sound.startMs - mostSilenceMs,
        stretch.startMs,
        (word ?? sound).startMs - startsBeforeMs,
        (neighbours.last ?? sound).startMs - startsBeforeMs,
      ),
      endMs: Math.max(sound.endMs + mostSilenceMs, stretch.endMs, (word ?? sound).endMs),
    };
    const scene = { sound, stretch, usual, nearby: nearbyOf(heardAround, byTime.others, sound, reach) };
    return [
      clamp(heard, -most, most) / 2,
      ...ofVoice(around.voiceOf(sound)),
      ...ofTalk,
      ...ofStretch(scene, byTime.words),
      ...ofNeighbours(scene, neighbours),
      ...ofWord(scene, word),
    ].map((value) => clamp(value, -most, most));
  };
};

/** How likely a sound of this description is a filled pause, by ear and by words together: 0..1. */
export const fusedProbability: (evidence: ArrayLike<number>) => number =
  probabilityJudge(filledPauseEvidenceNetworks);
