import type { RecognisedPiece } from '../../core/transcript/assemble.ts';
import type { Piece } from '../../core/transcript/pieces.ts';
import { type DetectedPiece, likelyLanguage, settledLanguage } from '../../core/transcript/take-language.ts';
import type { SpeechSource } from '../audio/speech-source.ts';
import { defaultPrompt } from './prompt.ts';
import type { EngineResult, TranscribeOptions } from './speech-engine.ts';

/** What a take is recognised with; with the language `auto` the engine detects that of each piece. */
export type HowToHear = Required<Pick<TranscribeOptions, 'language' | 'prompt' | 'vocabulary'>>;

/** What was made of some pieces. */
export interface HeardPieces extends HowToHear {
  readonly pieces: readonly RecognisedPiece[];
}

/**
 * One take under way: piece after piece, in order. With `auto` its language is settled as soon as enough words were heard; what was recognised
 * before is then recognised again in that language, with its prompt, and so is the rest.
 */
export interface RecognitionUnderWay {
  /**
   * Recognises the next piece, or takes what is kept of it. A piece that failed can be given again. `spentMs` is null where it is no measure
   * for other pieces: this one was kept, or earlier ones were recognised again with it.
   */
  readonly recognise: (
    piece: Piece,
    speech: SpeechSource,
    onProgress?: (share: number) => void,
  ) => Promise<{ readonly spentMs: number | null }>;
  /** After the last piece: where the language is not settled yet, it is the likeliest one. */
  readonly finish: (speech: SpeechSource) => Promise<void>;
  /** Everything so far. The language is `auto` only where none was detected. */
  readonly heard: () => HeardPieces;
  /** What a piece would add, without keeping or counting it. */
  readonly glance: (piece: Piece, speech: SpeechSource) => Promise<HeardPieces>;
  /** Whether the slow engine works by now, which is not for live work. */
  readonly isSlow: () => boolean;
}

interface UnderWayParts {
  readonly how: HowToHear;
  readonly hear: (order: {
    readonly piece: Piece;
    readonly speech: SpeechSource;
    readonly how: HowToHear;
    readonly isKept: boolean;
    readonly onProgress?: ((share: number) => void) | undefined;
  }) => Promise<EngineResult & { readonly wasKept: boolean }>;
  readonly isSlow: () => boolean;
}

const heardIn = (pieces: readonly DetectedPiece[], how: HowToHear): HeardPieces => ({
  ...how,
  language: how.language === 'auto' ? (likelyLanguage(pieces)?.language ?? 'auto') : how.language,
  pieces: pieces.map(({ piece, segments }) => ({ piece, segments })),
});

/** Depends on the pieces and their results alone, so that it comes to the same end while recording and afterwards. */
export const createUnderWay = ({ how: first, hear, isSlow }: UnderWayParts): RecognitionUnderWay => {
  let how = first;
  let known: readonly DetectedPiece[] = [];

  // Nothing changes before all of it is done: what fails or is stopped on the way can be tried again.
  const settle = async (
    language: string,
    pieces: readonly DetectedPiece[],
    speech: SpeechSource,
  ): Promise<void> => {
    const settled = { ...how, language, prompt: defaultPrompt(language) };
    const again: DetectedPiece[] = [];
    for (const { piece } of pieces) {
      const { segments } = await hear({ piece, speech, how: settled, isKept: true });
      again.push({ piece, segments, language });
    }
    how = settled;
    known = again;
  };

  return {
    recognise: async (piece, speech, onProgress) => {
      const startMs = performance.now();
      const { segments, language, wasKept } = await hear({ piece, speech, how, isKept: true, onProgress });
      const pieces = [...known, { piece, segments, language }];
      const settled = how.language === 'auto' ? settledLanguage(pieces) : null;
      if (settled !== null) {
        await settle(settled, pieces, speech);
        return { spentMs: null };
      }
      known = pieces;
      return { spentMs: wasKept ? null : performance.now() - startMs };
    },
    finish: async (speech) => {
      const likely = how.language === 'auto' ? likelyLanguage(known) : null;
      if (likely?.hasWords) await settle(likely.language, known, speech);
    },
    heard: () => heardIn(known, how),
    glance: async (piece, speech) => {
      const { segments, language } = await hear({ piece, speech, how, isKept: false });
      return heardIn([...known, { piece, segments, language }], how);
    },
    isSlow,
  };
};
