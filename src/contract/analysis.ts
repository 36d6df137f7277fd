import { z } from 'zod';
import { Milliseconds, Moment, Share, Slug } from './primitives.ts';

/**
 * Silence of 200 ms or more. `place` is judged with the transcript; `unknown` without one. `isLong`: inside a clause and
 * >= 1200 ms. `screenChanging`: the screen was changing or loading, so the pause is not the speaker's. `isDeadAir`: >= 3000 ms
 * while the screen did not change. `screenUnknown`: neither can be said, as the screen was not watched all through; never set in
 * analyses before version 10.
 */
export const Pause = Moment.extend({
  place: z.enum(['clause-boundary', 'inside-clause', 'unknown']),
  isLong: z.boolean(),
  screenChanging: z.boolean(),
  isDeadAir: z.boolean(),
  screenUnknown: z.boolean().optional(),
});
export type Pause = z.infer<typeof Pause>;

/** A filled pause ("um"): heard by the acoustic detector, read in the transcript, or both. `wordIndex` when the transcript holds it. */
export const FilledPause = Moment.extend({
  source: z.enum(['acoustic', 'transcript', 'both']),
  probability: Share,
  wordIndex: z.int().min(0).optional(),
});
export type FilledPause = z.infer<typeof FilledPause>;

/** A filler word or phrase of the language's list ("you know"), words `firstWordIndex..lastWordIndex`. */
export const FillerWord = Moment.extend({
  text: z.string().max(80),
  firstWordIndex: z.int().min(0),
  lastWordIndex: z.int().min(0),
});
export type FillerWord = z.infer<typeof FillerWord>;

/**
 * 3 or more fillers within 15 s, and what stood before it. `triggerKind`: a `section` that had just begun (`trigger` is its title), a
 * change of the `screen`, or the last `word` that was no filler; in both `trigger` is that word, empty where there was none.
 */
export const FillerCluster = Moment.extend({
  count: z.int().min(3),
  trigger: z.string().max(120),
  triggerKind: z.enum(['section', 'screen', 'word']).optional(),
});
export type FillerCluster = z.infer<typeof FillerCluster>;

/** The same 1-3 words at once again. */
export const Repetition = Moment.extend({
  text: z.string().max(200),
  firstWordIndex: z.int().min(0),
  lastWordIndex: z.int().min(0),
});
export type Repetition = z.infer<typeof Repetition>;

/**
 * Words worth a note, never a fault: `hedge` takes back what is said ("I think"), `weak-word` says little ("very"), `jargon` may not be
 * the customer's.
 */
export const WordNote = Moment.extend({
  kind: z.enum(['hedge', 'weak-word', 'jargon']),
  text: z.string().max(80),
  firstWordIndex: z.int().min(0),
  lastWordIndex: z.int().min(0),
});
export type WordNote = z.infer<typeof WordNote>;

/** The closed list of measures. What each means, its unit and source: core/analysis, and the measures page of the docs. */
export const MeasureId = z.enum([
  'speech-rate',
  'articulation-rate',
  'syllable-rate',
  'filled-pauses-per-minute',
  'filler-word-share',
  'filler-clusters',
  'repetitions',
  'hedges',
  'weak-words',
  'jargon',
  'long-pauses',
  'dead-air',
  'screen-loading',
  'pause-share',
  'pitch-variation',
  'level',
  'level-spread',
  'clipping-share',
  'noise-floor',
  'longest-monologue',
  'questions',
  'open-question-share',
]);
export type MeasureId = z.infer<typeof MeasureId>;

/** The band a kit (or the default) sets for a measure, inclusive; a missing end is open. */
export const Band = z.object({ from: z.number().optional(), to: z.number().optional() });
export type Band = z.infer<typeof Band>;

/**
 * One measured value. `value` is null when it cannot be judged (`reason` says why). `moments` are the places it came from, or those that a
 * person has to look at where it cannot be judged: the evidence that the player jumps to.
 */
export const Measure = z.object({
  id: MeasureId,
  value: z.number().nullable(),
  unit: z.enum(['wpm', 'syllables/s', 'per min', 'share', 'count', 'semitones', 'dBFS', 'dB', 's']),
  band: Band,
  verdict: z.enum(['inside', 'below', 'above', 'no-band', 'cannot-judge']),
  reason: z.string().max(200).optional(),
  moments: z.array(Moment),
});
export type Measure = z.infer<typeof Measure>;

/**
 * A value over time; a null is a stretch without voice. Points are `stepMs` apart, the first at `startMs`, which is 0 where it is left
 * out. Pace is in words per minute, pitch in semitones above (or below) the speaker's median of the take, level in dBFS.
 */
export const Curve = z.object({
  startMs: Milliseconds.optional(),
  stepMs: z.int().positive(),
  values: z.array(z.number().nullable()),
});
export type Curve = z.infer<typeof Curve>;

/**
 * A section of the scenario as it was really spoken. `wordsPerMinute`: over the section's whole time; left out without words, for a section of
 * less than 5 s, and before version 10.
 */
export const SectionTime = Moment.extend({
  sectionId: Slug,
  title: z.string().max(120),
  budgetMs: Milliseconds,
  wordsPerMinute: z.int().min(0).optional(),
});
export type SectionTime = z.infer<typeof SectionTime>;

/** A question by the speaker; open questions start with what, how, why and the like. */
export const Question = Moment.extend({
  firstWordIndex: z.int().min(0),
  lastWordIndex: z.int().min(0),
  isOpen: z.boolean(),
});
export type Question = z.infer<typeof Question>;

/**
 * `analysis.json`: everything measured, with and without words. `hasTranscript` says which. All places are on the take's clock;
 * `durationMs` is the length of what was measured, of a trimmed take the part that counts. `screenWatched`: when a screen was watched for
 * changes; left out before version 10, where that was not asked.
 */
export const Analysis = z.object({
  schemaVersion: z.literal(1),
  analyserVersion: z.string().max(20),
  hasTranscript: z.boolean(),
  durationMs: Milliseconds,
  voiced: z.array(Moment),
  pauses: z.array(Pause),
  filledPauses: z.array(FilledPause),
  fillerWords: z.array(FillerWord),
  fillerClusters: z.array(FillerCluster),
  repetitions: z.array(Repetition),
  wordNotes: z.array(WordNote).optional(),
  questions: z.array(Question),
  sections: z.array(SectionTime),
  screenChanges: z.array(Milliseconds),
  screenWatched: z.array(Moment).optional(),
  measures: z.array(Measure),
  curves: z.object({ pace: Curve, pitch: Curve, level: Curve }),
});
export type Analysis = z.infer<typeof Analysis>;
