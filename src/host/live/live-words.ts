import type { RecognisedPiece } from '../../core/transcript/assemble.ts';
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
  /**
   * All pieces until now, and the tail, which is no piece yet: it is recognised for this once and not kept. Waits until recognition is done
   * with the pieces, as what was said last would be missing, and asks for the tail only then. Null where there is none, where nobody waits any
   * longer, and where nothing more is recognised.
   */
  readonly peek: (openTail: () => Piece | null, signal: AbortSignal) => Promise<RecognisedSoFar | null>;
}

/** The beginning of a take in words. */
export interface RecognisedSoFar {
  readonly pieces: readonly RecognisedPiece[];
  readonly language: string;
  readonly prompt: string;
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
  const recognised: RecognisedPiece[] = [];
  const controller = new AbortController();
  let isResting = false;
  let work: Promise<void> | null = null;

  const begin = async () => {
    const asked = await order();
    if (!asked) return null;
    const begun = await recogniser.begin({ ...asked, signal: controller.signal });
    // The slow engine takes longer than the take itself and cannot be stopped in a piece.
    if (begun.isSlow) return null;
    const { kept: _, ...notKept } = asked;
    const glance = await recogniser.begin({ ...notKept, signal: controller.signal });
    return { underWay: begun, glance, prompt: asked.prompt };
  };

  let underWay: ReturnType<typeof begin> | null = null;

  const workOff = async (): Promise<void> => {
    try {
      for (let piece = waiting[0]; piece && !isResting; piece = waiting[0]) {
        underWay ??= begin();
        const begun = await underWay;
        if (!begun) {
          isResting = true;
          return;
        }
        const { segments } = await begun.underWay.recognise(piece, speech);
        recognised.push({ piece, segments });
        waiting.shift();
      }
    } catch (error) {
      isResting = true;
      if (!controller.signal.aborted) onError(error);
    } finally {
      work = null;
    }
  };

  const workOn = (): void => {
    if (!isResting && waiting.length > 0) work ??= workOff();
  };

  const hearTail = async (tail: Piece): Promise<RecognisedSoFar | null> => {
    underWay ??= begin();
    const begun = await underWay;
    if (!begun) return null;
    const { glance, prompt } = begun;
    if (tail.endMs <= tail.startMs) return { pieces: [...recognised], language: glance.language(), prompt };
    const { segments } = await glance.recognise(tail, speech);
    return { pieces: [...recognised, { piece: tail, segments }], language: glance.language(), prompt };
  };

  return {
    add: (pieces) => {
      waiting.push(...pieces);
      workOn();
    },
    peek: async (openTail, signal) => {
      while (work) await work;
      const tail = isResting || signal.aborted ? null : openTail();
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
