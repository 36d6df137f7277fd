import { errorCatalogue, StudioError } from '../../contract/errors.ts';
import type { Piece } from '../../core/transcript/pieces.ts';
import type { SpeechSource } from '../audio/speech-source.ts';
import type { HeardPieces, RecognitionUnderWay } from '../engines/recognition-under-way.ts';
import type { RecognitionOrder, Recogniser } from '../engines/recogniser.ts';

/** Recognises the pieces of one take while it is recorded. Results lie with the kept pieces. */
export interface LiveWords {
  /** More pieces; they wait until the engine comes to them. */
  readonly add: (pieces: readonly Piece[]) => void;
  /** Begins no further piece; settles when the one under way is done, or is given up because it takes too long: the report does it anew. */
  readonly rest: () => Promise<void>;
  /** Stops in the middle of a piece. */
  readonly stop: () => Promise<void>;
  /**
   * All pieces until now, and the tail, which is no piece yet: it is recognised for this once and not kept. Waits until recognition is done
   * with the pieces, as what was said last would be missing, and asks for the tail only then. Null where there is none, where nobody waits any
   * longer, where a piece is left to the report, and where nothing more is recognised.
   */
  readonly peek: (openTail: () => Piece | null, signal: AbortSignal) => Promise<HeardPieces | null>;
}

interface LiveWordsParts {
  readonly recogniser: Recogniser;
  readonly speech: SpeechSource;
  /** How the take is recognised; null while there is no model. */
  readonly order: () => Promise<RecognitionOrder | null>;
  /** A piece that cannot be recognised now is left to the report, which tells the person why. */
  readonly onError: (error: unknown) => void;
}

/** After a failure so many pieces come before it is tried again, and twice as many after each further one. */
const firstRestPieces = 2;
const longestRestPieces = 16;
/** After the take somebody waits for the report, which recognises a piece with all the cores. */
const longestEndMs = 10_000;
/** A piece that fails so often is left to the report. */
const triesPerPiece = 2;

/** Whether the same may work later: a model that is damaged stays so. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof StudioError) || errorCatalogue[error.code].retry;

/**
 * One piece after the other, as fast as the machine allows: a slow one falls behind, and the rest is done after the take. What fails rests
 * for some pieces and is tried again. What waits is where pieces begin and end, not their sound, so that falling behind costs no memory.
 */
export const createLiveWords = ({ recogniser, speech, order, onError }: LiveWordsParts): LiveWords => {
  const waiting: Piece[] = [];
  const controller = new AbortController();
  let isOver = false;
  /** Pieces that are still to come before it is tried again. */
  let restPieces = 0;
  let nextRestPieces = firstRestPieces;
  let tries = 0;
  let hasGap = false;
  let underWay: RecognitionUnderWay | null = null;
  let work: Promise<void> | null = null;

  /** Null where nothing is recognised live. The slow engine takes longer than the take itself and cannot be stopped in a piece. */
  const ready = async (): Promise<RecognitionUnderWay | null> => {
    if (underWay === null) {
      const asked = await order();
      if (!asked) return null;
      underWay = await recogniser.begin({ ...asked, signal: controller.signal, isFastOnly: true });
    }
    return underWay.isSlow() ? null : underWay;
  };

  const restAfter = (error: unknown): void => {
    if (!controller.signal.aborted) onError(error);
    isOver ||= !mayPass(error);
    restPieces = nextRestPieces;
    nextRestPieces = Math.min(longestRestPieces, 2 * nextRestPieces);
    tries++;
    if (underWay === null || tries < triesPerPiece) return;
    waiting.shift();
    hasGap = true;
    tries = 0;
  };

  const workOff = async (): Promise<void> => {
    try {
      for (let piece = waiting[0]; piece && !isOver; piece = waiting[0]) {
        const begun = await ready();
        if (!begun) {
          isOver = true;
          return;
        }
        await begun.recognise(piece, speech);
        waiting.shift();
        tries = 0;
        nextRestPieces = firstRestPieces;
      }
    } catch (error) {
      restAfter(error);
    } finally {
      work = null;
    }
  };

  const workOn = (): void => {
    if (!isOver && restPieces <= 0 && waiting.length > 0) work ??= workOff();
  };

  const hearTail = async (tail: Piece): Promise<HeardPieces | null> => {
    const begun = await ready();
    if (!begun) return null;
    return tail.endMs <= tail.startMs ? begun.heard() : begun.glance(tail, speech);
  };

  return {
    add: (pieces) => {
      waiting.push(...pieces);
      restPieces -= pieces.length;
      workOn();
    },
    peek: async (openTail, signal) => {
      while (work) await work;
      const isBehind = isOver || hasGap || waiting.length > 0;
      const tail = isBehind || signal.aborted ? null : openTail();
      if (!tail) return null;
      const glance = hearTail(tail).catch((error: unknown) => {
        if (!controller.signal.aborted) onError(error);
        return null;
      });
      // A piece that comes meanwhile waits until the engine is free.
      work = glance.then(() => {
        work = null;
        workOn();
      });
      return glance;
    },
    rest: async () => {
      isOver = true;
      const timer = setTimeout(() => controller.abort(), longestEndMs);
      await work;
      clearTimeout(timer);
    },
    stop: async () => {
      isOver = true;
      controller.abort();
      await work;
    },
  };
};
