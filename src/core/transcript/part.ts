import type { Moment } from '../../contract/primitives.ts';
import type { Transcript } from '../../contract/transcript.ts';

/**
 * The words of a part of a take, by their middle; a word over its edge ends there. Times and the words' own indexes stay those of the
 * whole transcript.
 */
export const clipTranscript = (transcript: Transcript, { startMs, endMs }: Moment): Transcript => ({
  ...transcript,
  words: transcript.words.flatMap((word) => {
    const middleMs = (word.startMs + word.endMs) / 2;
    if (middleMs < startMs || middleMs >= endMs) return [];
    return [{ ...word, startMs: Math.max(startMs, word.startMs), endMs: Math.min(endMs, word.endMs) }];
  }),
});

/** The words told on another clock, which shows `byMs` more. */
export const moveTranscript = (transcript: Transcript, byMs: number): Transcript => ({
  ...transcript,
  words: transcript.words.map((word) => ({
    ...word,
    startMs: word.startMs + byMs,
    endMs: word.endMs + byMs,
  })),
});
