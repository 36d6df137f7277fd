import type { Moment } from '../../contract/primitives.ts';
import { type LevelColumn, splitLongStretch } from './long-stretch.ts';
import { defaultPieceRules, type Piece, type PieceRules } from './pieces.ts';

/** What is known of the voice of a take that may still go on. All times are in milliseconds. */
export interface KnownVoice {
  /** The stretches of voice that will not change any more, in order, from the first of the take on. */
  readonly settled: readonly Moment[];
  /** No stretch after those begins before this moment; infinity when the take has ended. */
  readonly nextFromMs: number;
  /** Level of the sound every 10 ms, in dBFS, at least up to the end of the last settled stretch. */
  readonly levelDbfs: LevelColumn;
}

/**
 * Cuts a take at its pauses into pieces for the recogniser while it is still going on: each at most `maximumMs` long, in order, without
 * overlap, and together covering all voice. A piece is given as soon as nothing that follows can change it; how often and with how much
 * at once the cutter is asked makes no difference to the pieces.
 */
export interface PieceCutter {
  /** The pieces that have become certain since the last call. */
  advance(voice: KnownVoice): Piece[];
  /** Ends the take at `durationMs`; `settled` is now all its voice. The pieces that are left. */
  finish(voice: Pick<KnownVoice, 'settled' | 'levelDbfs'>, durationMs: number): Piece[];
}

const pauseBefore = (stretches: readonly Moment[], index: number): number =>
  (stretches[index]?.startMs ?? 0) - (stretches[index - 1]?.endMs ?? 0);

// Where to end a group that grew too long: its longest pause in the second half, so that a sentence is rarely cut.
const bestCut = (stretches: readonly Moment[], end: number, longestMs: number): number => {
  const halfMs = (stretches[0]?.startMs ?? 0) + longestMs / 2;
  let best = end;
  let longestPauseMs = -1;
  for (let index = 1; index <= end; index++) {
    const isLate = (stretches[index]?.startMs ?? 0) >= halfMs;
    const pauseMs = pauseBefore(stretches, index);
    if (isLate && pauseMs >= longestPauseMs) {
      longestPauseMs = pauseMs;
      best = index;
    }
  }
  return best;
};

/** Makes a cutter for one take. */
export const createPieceCutter = (rules: PieceRules = defaultPieceRules): PieceCutter => {
  const longestMs = rules.maximumMs - 2 * rules.surroundingMs;
  /** Stretches that are in no piece yet. */
  let open: Moment[] = [];
  let taken = 0;
  let earlierEndMs = Number.NEGATIVE_INFINITY;

  const take = (
    { settled, levelDbfs }: Pick<KnownVoice, 'settled' | 'levelDbfs'>,
    durationMs: number,
  ): void => {
    for (; taken < settled.length; taken++) {
      const stretch = settled[taken];
      if (!stretch) break;
      const startMs = Math.max(0, stretch.startMs);
      const endMs = Math.min(stretch.endMs, durationMs);
      if (endMs > startMs) open.push(...splitLongStretch({ startMs, endMs }, longestMs, levelDbfs));
    }
  };

  // Between two near pieces each gets half of the pause: no sound is recognised twice.
  const close = (count: number, laterStartMs: number, durationMs: number): Piece[] => {
    const voiced = open.slice(0, count);
    open = open.slice(count);
    const first = voiced[0];
    const last = voiced.at(-1);
    if (first === undefined || last === undefined) return [];
    const before = Math.min(rules.surroundingMs, Math.floor((first.startMs - earlierEndMs) / 2));
    const after = Math.min(rules.surroundingMs, Math.floor((laterStartMs - last.endMs) / 2));
    earlierEndMs = last.endMs;
    return [
      {
        startMs: Math.max(0, first.startMs - before),
        endMs: Math.min(durationMs, last.endMs + after),
        voiced,
      },
    ];
  };

  /** How many open stretches make the next piece, or 0 while that is not certain. */
  const nextCount = (nextFromMs: number): number => {
    const groupStart = open[0];
    if (groupStart === undefined) return 0;
    for (let index = 1; index <= open.length; index++) {
      const next = open[index];
      const pauseMs = (next?.startMs ?? nextFromMs) - (open[index - 1]?.endMs ?? 0);
      if (pauseMs >= rules.longestPauseInsideMs) return index;
      if (next !== undefined && next.endMs - groupStart.startMs > longestMs)
        return bestCut(open, index, longestMs);
    }
    return 0;
  };

  const cut = (nextFromMs: number, durationMs: number): Piece[] => {
    const pieces: Piece[] = [];
    for (let count = nextCount(nextFromMs); count > 0; count = nextCount(nextFromMs))
      pieces.push(...close(count, open[count]?.startMs ?? nextFromMs, durationMs));
    return pieces;
  };

  return {
    advance: (voice) => {
      take(voice, Number.POSITIVE_INFINITY);
      return cut(voice.nextFromMs, Number.POSITIVE_INFINITY);
    },
    finish: (voice, durationMs) => {
      take(voice, durationMs);
      return cut(Number.POSITIVE_INFINITY, durationMs);
    },
  };
};

/** The pieces of a whole take: `voiced` are its stretches of voice in order, `levelDbfs` its level every 10 ms. */
export const cutPieces = (
  voiced: readonly Moment[],
  levelDbfs: LevelColumn,
  durationMs: number,
  rules: PieceRules = defaultPieceRules,
): Piece[] => createPieceCutter(rules).finish({ settled: voiced, levelDbfs }, durationMs);
