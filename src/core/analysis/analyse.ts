import type { Analysis, FillerWord } from '../../contract/analysis.ts';
import type { Section } from '../../contract/kit.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { TakeEvent } from '../../contract/take.ts';
import type { Transcript, Word } from '../../contract/transcript.ts';
import { type MarkedFillers, markFillers } from '../transcript/fillers.ts';
import type { LanguageWords } from '../transcript/languages/language-words.ts';
import { languageWords } from '../transcript/languages/languages.ts';
import { wordAfterPause } from '../transcript/word-gaps.ts';
import { findWordNotes, type VendorWords } from '../transcript/word-notes.ts';
import type { Bands } from './bands.ts';
import { levelCurve, paceCurve, pitchCurve } from './curves.ts';
import { joinFilledPauses } from './filled-pauses.ts';
import { voiceReaderOf } from './filled-pause-voice.ts';
import { findFillerClusters } from './filler-clusters.ts';
import { type Findings, spokenNuclei, syllablesPerWord } from './findings.ts';
import { extractFrames } from './frame-extractor.ts';
import { measuresOf } from './measures.ts';
import { indexMoments } from './moment-index.ts';
import { joinMoments, lengthMs, overlapMs, plainMoments, spanOf, totalMs } from './moments.ts';
import { findPauses, leastPauseMs, screenChangesOf } from './pauses.ts';
import { findQuestions } from './questions.ts';
import { findRepetitions } from './repetitions.ts';
import { findSections, withPace } from './sections.ts';
import { type HeardSpeech, hearSpeech } from './speech-analyser.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { clusterTrigger } from './triggers.ts';

/** Version of the rules that make the numbers; stored with them. */
export const analyserVersion = '10';

/** What an analysis is made of. Either `frames` or `samples` (16 kHz mono in [-1, 1]) are needed. */
export interface AnalysisInput {
  readonly frames?: SpeechFrames;
  readonly samples?: Float32Array;
  /** Voice-activity probabilities, one for each 32 ms. */
  readonly voiceActivity: ArrayLike<number>;
  /** Null where there is none (yet): the measures that need words then cannot be judged. */
  readonly transcript: Transcript | null;
  readonly events: readonly TakeEvent[];
  /** When a screen was watched for changes (`screenWatchedOf`), in order and apart; empty where nobody watched one. */
  readonly screenWatched: readonly Moment[];
  /** The scenario's sections, for their titles and budgets. */
  readonly sections: readonly Section[];
  /** The vendor's words that are worth a note, and its own names. Left out: none. */
  readonly vendorWords?: VendorWords;
  /** The kit's bands. */
  readonly bands: Bands;
  /** Length of the take; what was heard after it is left out. */
  readonly durationMs: number;
}

const within = (moments: readonly Moment[], durationMs: number): Moment[] =>
  moments
    .map(({ startMs, endMs }) => ({ startMs, endMs: Math.min(endMs, durationMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs);

/** A filled pause of which the ear is so sure is voice, where voice activity hears nobody in most of it: a pause ends there and another begins. */
const sureOfVoice = 0.8;
const voiceIn = ({ voiced, filledPauses }: HeardSpeech): Moment[] => {
  const { meeting } = indexMoments(voiced);
  const heardMs = (one: Moment): number =>
    meeting(one.startMs, one.endMs).reduce((sum, stretch) => sum + overlapMs(stretch, one), 0);
  const unheard = filledPauses.filter(
    (one) => one.probability >= sureOfVoice && heardMs(one) < lengthMs(one) / 2,
  );
  const all = [...voiced, ...unheard].toSorted((a, b) => a.startMs - b.startMs);
  return joinMoments(all, leastPauseMs - 1);
};

const fillerWordsOf = (
  words: readonly Word[],
  phrases: readonly { text: string; firstWordIndex: number; lastWordIndex: number }[],
): FillerWord[] =>
  phrases.map(({ text, firstWordIndex, lastWordIndex }) => ({
    startMs: words[firstWordIndex]?.startMs ?? 0,
    endMs: words[lastWordIndex]?.endMs ?? 0,
    text,
    firstWordIndex,
    lastWordIndex,
  }));

const markedFillers = (
  words: readonly Word[],
  language: LanguageWords | undefined,
  pauses: readonly Moment[],
) => {
  if (!language) return { filledPauses: [], phrases: [] };
  return markFillers(words, language, new Set(pauses.map((pause) => wordAfterPause(words, pause))));
};

const noVendorWords: VendorWords = { jargon: [], vocabulary: [] };

const indexesOf = ({ filledPauses, phrases }: MarkedFillers): Set<number> => {
  const indexes = new Set(filledPauses);
  for (const { firstWordIndex, lastWordIndex } of phrases)
    for (let index = firstWordIndex; index <= lastWordIndex; index++) indexes.add(index);
  return indexes;
};

/**
 * Measures a take. Pure: the same input gives the same analysis, byte for byte. Works without a transcript; what needs words then says
 * that it cannot be judged. Throws RangeError when neither frames nor samples are given.
 */
export const analyse = (input: AnalysisInput): Analysis => {
  const { transcript, events, durationMs } = input;
  const frames = input.frames ?? (input.samples ? extractFrames(input.samples) : undefined);
  if (!frames) throw new RangeError('An analysis needs frames or samples.');
  const everything = hearSpeech(frames, input.voiceActivity);
  const heard = { ...everything, voiced: within(voiceIn(everything), durationMs) };
  // Words of a part of a take keep the numbers of the whole; here they are counted from the first.
  const words = (transcript?.words ?? []).map((word, index) => ({ ...word, index }));
  const language = transcript ? languageWords(transcript.language) : undefined;
  const { voiced } = heard;
  const screenWatched = within(input.screenWatched, durationMs);
  const about = { durationMs, events, screenWatched, words: transcript ? words : null, language };
  const pauses = findPauses(voiced, about);
  const fillers = markedFillers(words, language, pauses);
  const heardFilledPauses = {
    possible: heard.possibleFilledPauses.filter(({ endMs }) => endMs <= durationMs),
    voiced: within(everything.voiced, durationMs),
    nucleiAtMs: heard.nuclei.map(({ atMs }) => atMs),
    voiceOf: voiceReaderOf(frames),
  };
  const filledPauses = joinFilledPauses(heardFilledPauses, words, fillers.filledPauses);
  const fillerWords = fillerWordsOf(words, fillers.phrases);
  const spoken = findSections(input.sections, events, durationMs);
  const sections = words.length > 0 ? withPace(spoken, words) : spoken;
  const nuclei = spokenNuclei(heard);
  const pace = transcript
    ? { atMs: words.map(({ startMs }) => startMs), wordsEach: 1 }
    : { atMs: nuclei.map(({ atMs }) => atMs), wordsEach: 1 / syllablesPerWord(nuclei.length, 0, language) };
  const found: Findings = {
    durationMs,
    heard,
    span: spanOf(voiced),
    voicedMs: totalMs(voiced),
    transcript,
    language,
    pauses,
    filledPauses,
    fillerWords,
    fillerClusters: findFillerClusters(
      [...filledPauses, ...fillerWords],
      clusterTrigger(words, [...fillers.filledPauses], fillerWords, sections, screenChangesOf(events)),
    ),
    repetitions: findRepetitions(words, language, fillers.filledPauses),
    wordNotes: findWordNotes(words, language, input.vendorWords ?? noVendorWords, indexesOf(fillers)),
    questions: findQuestions(words, language),
    paceCurve: paceCurve(pace.atMs, pace.wordsEach, voiced, durationMs),
  };
  return {
    schemaVersion: 1,
    analyserVersion,
    hasTranscript: transcript !== null,
    durationMs,
    voiced: plainMoments(voiced),
    pauses: [...found.pauses],
    filledPauses: [...found.filledPauses],
    fillerWords,
    fillerClusters: [...found.fillerClusters],
    repetitions: [...found.repetitions],
    wordNotes: [...found.wordNotes],
    questions: [...found.questions],
    sections,
    screenChanges: screenChangesOf(events),
    screenWatched,
    measures: measuresOf(found, input.bands),
    curves: {
      pace: found.paceCurve,
      pitch: pitchCurve(frames, voiced, durationMs),
      level: levelCurve(frames, voiced, durationMs),
    },
  };
};
