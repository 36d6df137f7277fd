import type { Piece } from '../../core/transcript/pieces.ts';
import type { SpeechSource } from '../audio/speech-source.ts';
import type { RecognitionOrder, Recogniser } from '../engines/recogniser.ts';

/** Recognises the pieces of one take while it is recorded. Results lie with the kept pieces. */
export interface LiveWords {
  /** More pieces; they wait until the engine comes to them. */
  readonly add: (pieces: readonly Piece[]) => void;
  /** Begins no further piece; settles when the one under way is done. */
  readonly rest: () => Promise<void>;
  /** Stops in the middle of a piece. */
  readonly stop: () => Promise<void>;
}

interface LiveWordsParts {
  readonly recogniser: Recogniser;
  readonly speech: SpeechSource;
  /** How the take is recognised; null while there is no model. */
  readonly order: () => Promise<RecognitionOrder | null>;
  /** A piece that cannot be recognised now is left to the report, which tells the person why. */
  readonly onError: (error: unknown) => void;
}

/**
 * One piece after the other, as fast as the machine allows: a slow one falls behind, and the rest is done after the take. What waits is
 * where pieces begin and end, not their sound, so that falling behind costs no memory.
 */
export const createLiveWords = ({ recogniser, speech, order, onError }: LiveWordsParts): LiveWords => {
  const waiting: Piece[] = [];
  const controller = new AbortController();
  let isResting = false;
  let work: Promise<void> | null = null;
  let underWay: Promise<Awaited<ReturnType<Recogniser['begin']>> | null> | null = null;

  const begin = async () => {
    const asked = await order();
    if (!asked) return null;
    const begun = await recogniser.begin({ ...asked, signal: controller.signal });
    // The slow engine takes longer than the take itself and cannot be stopped in a piece.
    return begun.isSlow ? null : begun;
  };

  const workOff = async (): Promise<void> => {
    try {
      for (let piece = waiting[0]; piece && !isResting; piece = waiting[0]) {
        underWay ??= begin();
        const begun = await underWay;
        if (!begun) {
          isResting = true;
          return;
        }
        await begun.recognise(piece, speech);
        waiting.shift();
      }
    } catch (error) {
      isResting = true;
      if (!controller.signal.aborted) onError(error);
    } finally {
      work = null;
    }
  };

  return {
    add: (pieces) => {
      waiting.push(...pieces);
      if (!isResting && waiting.length > 0) work ??= workOff();
    },
    rest: async () => {
      isResting = true;
      await work;
    },
    stop: async () => {
      isResting = true;
      controller.abort();
      await work;
    },
  };
};
