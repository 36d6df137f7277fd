import { z } from 'zod';
import { Milliseconds, Moment, Share, Sha256 } from './primitives.ts';

/**
 * One recognised word. `probability` 0..1 is the recogniser's own; below 0.5 the word is marked for the reader and can never
 * fail a check alone. Null: the recogniser does not tell how sure it is, so no check hangs on the word. `text` keeps case and punctuation
 * as recognised ("So,").
 */
export const Word = z.object({
  index: z.int().min(0),
  text: z.string().min(1).max(100),
  startMs: Milliseconds,
  endMs: Milliseconds,
  probability: Share.nullable(),
  segmentIndex: z.int().min(0),
});
export type Word = z.infer<typeof Word>;

/** One recognised stretch. `meanLogProbability` is natural-log per token, at most 0. Both are null where the recogniser does not tell them. */
export const TranscriptSegment = Moment.extend({
  index: z.int().min(0),
  noSpeechProbability: Share.nullable(),
  meanLogProbability: z.number().max(0).nullable(),
});
export type TranscriptSegment = z.infer<typeof TranscriptSegment>;

/**
 * What listened: stored with the attempt, because word times differ a little between CPU variants. `threads`: how many it may use on this
 * machine when nothing is recorded; fewer take longer and give the same words.
 */
export const RecogniserInfo = z.object({
  engine: z.string().max(60),
  engineVersion: z.string().max(60),
  variant: z.string().max(60),
  threads: z.int().positive(),
  modelId: z.string().max(80),
  modelSha256: Sha256,
  isTestModel: z.boolean(),
});
export type RecogniserInfo = z.infer<typeof RecogniserInfo>;

/** A word as it was recognised, kept where another text stands in its place now. */
export const HeardWord = Word.omit({ index: true });
export type HeardWord = z.infer<typeof HeardWord>;

/**
 * A place whose text is not what was recognised: `wordCount` words from `firstWordIndex` on (none where words were struck out), and
 * what was `heard` instead. `repair`: a vendor's name that was clearly misheard; `speaker`: a correction by hand.
 */
export const TranscriptEdit = z.object({
  by: z.enum(['repair', 'speaker']),
  firstWordIndex: z.int().min(0),
  wordCount: z.int().min(0).max(200),
  heard: z.array(HeardWord).min(1).max(200),
});
export type TranscriptEdit = z.infer<typeof TranscriptEdit>;

/**
 * `transcript.json`. `words` in time order over the whole take; `droppedSegments` counts what the guards removed. `edits`, in order
 * and without overlap, says where `words` differ from what was recognised; left out where they do not.
 */
export const Transcript = z.object({
  schemaVersion: z.literal(1),
  language: z.string().max(10),
  recogniser: RecogniserInfo,
  pieces: z.array(Moment),
  segments: z.array(TranscriptSegment),
  words: z.array(Word),
  droppedSegments: z.int().min(0),
  edits: z.array(TranscriptEdit).optional(),
});
export type Transcript = z.infer<typeof Transcript>;
