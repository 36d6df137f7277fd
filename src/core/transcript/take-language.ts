import { assembleWords, type RecognisedPiece } from './assemble.ts';

/** A piece that was recognised without being told its language, and the one that the engine took it for: ISO 639-1, or empty for none. */
export interface DetectedPiece extends RecognisedPiece {
  readonly language: string;
}

/** How much was heard in a language, in milliseconds: of words that are believed, and of voice. */
interface Evidence {
  readonly language: string;
  readonly wordsMs: number;
  readonly voicedMs: number;
}

/** Some fifteen seconds of talking: a cough or a name is not enough. */
const enoughMs = 10_000;
/** Share of all words that one language must have. */
const clearShare = 2 / 3;
/** Where two languages go on side by side, the leading one is taken in the end. */
const longestDoubtMs = 60_000;

const totalMs = (moments: readonly { readonly startMs: number; readonly endMs: number }[]): number =>
  moments.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

const isLanguage = (text: string): boolean => /^[a-z]{2,3}$/.test(text);

/** The strongest first; of equals the one that was heard first. */
const evidenceOf = (pieces: readonly DetectedPiece[]): Evidence[] => {
  // All at once: loops that run across pieces show only so.
  const { words } = assembleWords(pieces, '');
  const found = new Map<string, Evidence>();
  for (const { piece, language } of pieces) {
    if (!isLanguage(language)) continue;
    const own = words.filter(({ startMs }) => startMs >= piece.startMs && startMs < piece.endMs);
    const { wordsMs, voicedMs } = found.get(language) ?? { wordsMs: 0, voicedMs: 0 };
    found.set(language, {
      language,
      wordsMs: wordsMs + totalMs(own),
      voicedMs: voicedMs + totalMs(piece.voiced),
    });
  }
  return [...found.values()].sort((a, b) => b.wordsMs - a.wordsMs || b.voicedMs - a.voicedMs);
};

/**
 * The language of a take after its first pieces, or null while they are too little to tell. Only words that are believed count: what has none,
 * a cough or a noise, is taken for any language.
 */
export const settledLanguage = (pieces: readonly DetectedPiece[]): string | null => {
  const evidence = evidenceOf(pieces);
  const allMs = evidence.reduce((sum, { wordsMs }) => sum + wordsMs, 0);
  const [best] = evidence;
  if (!best || best.wordsMs < enoughMs) return null;
  return best.wordsMs >= clearShare * allMs || allMs >= longestDoubtMs ? best.language : null;
};

/** What these pieces are most likely in, however little was said, and whether there are words in it. Null where no language was detected. */
export const likelyLanguage = (
  pieces: readonly DetectedPiece[],
): { readonly language: string; readonly hasWords: boolean } | null => {
  const [best] = evidenceOf(pieces);
  return best ? { language: best.language, hasWords: best.wordsMs > 0 } : null;
};
