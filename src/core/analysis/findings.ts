import type {
  Curve,
  FilledPause,
  FillerCluster,
  FillerWord,
  Pause,
  Question,
  Repetition,
  WordNote,
} from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Transcript } from '../../contract/transcript.ts';
import type { LanguageWords } from '../transcript/languages/language-words.ts';
import type { HeardSpeech } from './speech-analyser.ts';

/** Everything that was found in a take, before it becomes figures. Lists are in time order. */
export interface Findings {
  readonly durationMs: number;
  readonly heard: HeardSpeech;
  /** From the first voice to the last; undefined without any. */
  readonly span: Moment | undefined;
  /** Sum of the stretches of voice, in ms. */
  readonly voicedMs: number;
  readonly transcript: Transcript | null;
  readonly language: LanguageWords | undefined;
  readonly pauses: readonly Pause[];
  readonly filledPauses: readonly FilledPause[];
  readonly fillerWords: readonly FillerWord[];
  readonly fillerClusters: readonly FillerCluster[];
  readonly repetitions: readonly Repetition[];
  readonly wordNotes: readonly WordNote[];
  readonly questions: readonly Question[];
  readonly paceCurve: Curve;
}

/** Syllable nuclei inside the stretches of voice: what is heard elsewhere is no speech. */
export const spokenNuclei = ({ voiced, nuclei }: HeardSpeech): HeardSpeech['nuclei'] => {
  let stretch = 0;
  return nuclei.filter(({ atMs }) => {
    while ((voiced[stretch]?.endMs ?? Number.POSITIVE_INFINITY) <= atMs) stretch++;
    return (voiced[stretch]?.startMs ?? Number.POSITIVE_INFINITY) <= atMs;
  });
};

/** Syllables a word of a language has on average, where the language is not known. */
const usualSyllablesPerWord = 1.5;
/** With fewer words the speaker's own average is too uncertain. */
const leastWords = 30;

/** How many syllables a word of this speaker has: heard syllables over recognised words, else the language's average. */
export const syllablesPerWord = (
  nucleusCount: number,
  wordCount: number,
  language: LanguageWords | undefined,
): number => {
  const usual = language?.syllablesPerWord ?? usualSyllablesPerWord;
  if (wordCount < leastWords || nucleusCount === 0) return usual;
  return Math.max(usual / 1.5, Math.min(usual * 1.5, nucleusCount / wordCount));
};
