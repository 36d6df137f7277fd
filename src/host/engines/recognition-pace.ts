import type { Moment } from '../../contract/primitives.ts';

/** Hears how much of the voice is recognised, 0..1, and how long the rest will take (ms) once that can be told. */
export type RecognitionProgress = (share: number, remainingMs?: number) => void;

/** Follows how far the recognition of a take is. */
export interface RecognitionPace {
  /** Part of a piece is done. */
  readonly inside: (piece: Moment, share: number) => void;
  /** A piece is done; `spentMs` is null when it was recognised before. */
  readonly done: (piece: Moment, spentMs: number | null) => void;
}

/** One piece is no measure: the engine may just have been loaded. */
const leastPieces = 2;

const lengthMs = ({ startMs, endMs }: Moment): number => endMs - startMs;

/** Counts seconds of pieces, not pieces, and reckons the rest from what those took that were recognised now. */
export const createRecognitionPace = (
  pieces: readonly Moment[],
  onProgress: RecognitionProgress = () => {},
): RecognitionPace => {
  const allMs = pieces.reduce((sum, piece) => sum + lengthMs(piece), 0);
  const measured = { pieces: 0, lengthMs: 0, spentMs: 0 };
  let doneMs = 0;
  const tell = (readyMs: number): void => {
    const share = readyMs / allMs;
    if (measured.pieces < leastPieces) onProgress(share);
    else onProgress(share, Math.round(((allMs - readyMs) * measured.spentMs) / measured.lengthMs));
  };
  return {
    inside: (piece, share) => tell(doneMs + share * lengthMs(piece)),
    done: (piece, spentMs) => {
      doneMs += lengthMs(piece);
      if (spentMs !== null) {
        measured.pieces++;
        measured.lengthMs += lengthMs(piece);
        measured.spentMs += spentMs;
      }
      tell(doneMs);
    },
  };
};
