import type { RecogniserInfo, Transcript, TranscriptSegment, Word } from '../../contract/transcript.ts';
import { reasonToDrop, withoutAnnotations, withoutPromptEcho } from './guards.ts';
import { inventedPieces } from './invented-phrases.ts';
import { loopsAcrossPieces, withoutLoops } from './loops.ts';
import type { Piece } from './pieces.ts';
import { type RecognisedSegment, settleWordTimes, type TimedWord, wordsFromTokens } from './words.ts';

/** A piece and what the engine heard in it; segment times are milliseconds from the piece's start. */
export interface RecognisedPiece {
  readonly piece: Piece;
  readonly segments: readonly RecognisedSegment[];
}

interface PieceWords {
  readonly segments: { readonly segment: RecognisedSegment; readonly words: readonly TimedWord[] }[];
  readonly dropped: number;
}

const onTakeClock = (segment: RecognisedSegment, offsetMs: number): RecognisedSegment => ({
  ...segment,
  startMs: segment.startMs + offsetMs,
  endMs: segment.endMs + offsetMs,
  tokens: segment.tokens.map((token) => ({
    ...token,
    startMs: token.startMs + offsetMs,
    endMs: token.endMs + offsetMs,
  })),
});

const wordsOfPiece = ({ piece, segments }: RecognisedPiece, prompt: string): PieceWords => {
  const believed = segments
    .map((segment) => onTakeClock(segment, piece.startMs))
    .filter((segment) => reasonToDrop(segment, piece.voiced, prompt) === null)
    .map((segment) => ({ segment, words: withoutAnnotations(wordsFromTokens(segment.tokens)) }));
  // Loops and echoes run across segments, so the whole piece is looked at; identity tells afterwards where a word came from.
  const all = believed.flatMap(({ words }) => words);
  const kept = withoutLoops(withoutPromptEcho(all, prompt));
  const settled = settleWordTimes(kept, piece.voiced, piece);
  const settledOf = new Map(kept.map((word, index) => [word, settled[index]]));
  const withWords = believed
    .map(({ segment, words }) => ({
      segment,
      words: words.map((word) => settledOf.get(word)).filter((word) => word !== undefined),
    }))
    .filter(({ words }) => words.length > 0);
  return { segments: withWords, dropped: segments.length - withWords.length };
};

const textOfPiece = ({ segments }: PieceWords): string =>
  segments.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');

/** Four digits, within bounds; what is not known stays so. */
const rounded = (value: number | null, least: number, most: number): number | null =>
  value === null ? null : Math.round(Math.min(most, Math.max(least, value)) * 10_000) / 10_000;

/** What `assembleTranscript` makes of pieces alone. */
type AssembledWords = Pick<Transcript, 'segments' | 'words' | 'droppedSegments'>;

/** Words of recognised pieces, in order: guards applied, settled in time and numbered. A segment that loses all its words counts as dropped. */
export const assembleWords = (recognised: readonly RecognisedPiece[], prompt: string): AssembledWords => {
  const words: Word[] = [];
  const segments: TranscriptSegment[] = [];
  let droppedSegments = 0;
  const pieces = recognised.map((one) => wordsOfPiece(one, prompt));
  const texts = pieces.map(textOfPiece);
  const isInvented = inventedPieces(
    recognised.map(({ piece: { voiced } }, index) => ({ text: texts[index] ?? '', voiced })),
  );
  const isLoop = loopsAcrossPieces(texts);
  for (const [index, found] of pieces.entries()) {
    const isDropped = isInvented[index] || isLoop[index];
    droppedSegments += found.dropped + (isDropped ? found.segments.length : 0);
    if (isDropped) continue;
    for (const { segment, words: segmentWords } of found.segments) {
      const segmentIndex = segments.length;
      segments.push({
        index: segmentIndex,
        startMs: segmentWords[0]?.startMs ?? 0,
        endMs: segmentWords.at(-1)?.endMs ?? 0,
        noSpeechProbability: rounded(segment.noSpeechProbability, 0, 1),
        meanLogProbability: rounded(segment.meanLogProbability, Number.NEGATIVE_INFINITY, 0),
      });
      for (const { text, startMs, endMs, probability } of segmentWords) {
        words.push({
          index: words.length,
          text,
          startMs,
          endMs,
          probability: rounded(probability, 0, 1),
          segmentIndex,
        });
      }
    }
  }
  return { segments, words, droppedSegments };
};

/** The transcript of a take from its recognised pieces. */
export const assembleTranscript = (
  recognised: readonly RecognisedPiece[],
  about: { readonly language: string; readonly recogniser: RecogniserInfo; readonly prompt: string },
): Transcript => {
  const { segments, words, droppedSegments } = assembleWords(recognised, about.prompt);
  return {
    schemaVersion: 1,
    language: about.language,
    recogniser: about.recogniser,
    pieces: recognised.map(({ piece }) => ({ startMs: piece.startMs, endMs: piece.endMs })),
    segments,
    words,
    droppedSegments,
  };
};
