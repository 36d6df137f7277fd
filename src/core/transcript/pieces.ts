import type { Moment } from '../../contract/primitives.ts';

/** Samples per second of everything that listens. */
export const speechSampleRateHz = 16_000;

/** How a take is cut for the recogniser. All in milliseconds. */
export interface PieceRules {
  /** Longest piece, surroundings included. Whisper's window is 30 s. */
  readonly maximumMs: number;
  /** Shorter pieces are padded with silence: Whisper drops words of very short ones. */
  readonly minimumMs: number;
  /** Signal kept on each side of the voice, so that soft consonants at its edges are heard. */
  readonly surroundingMs: number;
  /** A pause this long always ends a piece: across long silence Whisper invents text and loses time. */
  readonly longestPauseInsideMs: number;
}

/** Measured with whisper.cpp 1.9.1 (surroundings of 200-300 ms; errors rise with pauses above 3.5 s inside a piece). */
export const defaultPieceRules: PieceRules = {
  maximumMs: 28_000,
  minimumMs: 1_000,
  surroundingMs: 250,
  longestPauseInsideMs: 3_000,
};

/** A stretch of the take that is recognised in one call, `[startMs, endMs)`, and the voice inside it. */
export interface Piece extends Moment {
  readonly voiced: readonly Moment[];
}

/** The samples of a piece as they are recognised: padded with silence at their end to `minimumMs`. */
export const paddedPiece = (
  samples: Float32Array,
  { minimumMs }: PieceRules = defaultPieceRules,
): Float32Array => {
  const least = (minimumMs * speechSampleRateHz) / 1000;
  if (samples.length >= least) return samples;
  const padded = new Float32Array(least);
  padded.set(samples);
  return padded;
};
