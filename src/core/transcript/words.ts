import type { Moment } from '../../contract/primitives.ts';

/** A token as the engine gives it. Times are milliseconds on the same clock as its segment; `probability` is 0..1, null where it does not tell. */
export interface RecognisedToken extends Moment {
  readonly id: number;
  /** Whole characters; a leading space starts a word. */
  readonly text: string;
  readonly probability: number | null;
}

/**
 * A stretch of text as the engine gives it. `meanLogProbability` is the natural logarithm per token, at most 0. Both figures are null where
 * the engine does not tell them.
 */
export interface RecognisedSegment extends Moment {
  readonly noSpeechProbability: number | null;
  readonly meanLogProbability: number | null;
  readonly tokens: readonly RecognisedToken[];
}

/** A word before it has its place in the transcript. */
export interface TimedWord extends Moment {
  readonly text: string;
  readonly probability: number | null;
}

/** The geometric mean; null where one of them is not known. */
const meanProbability = (probabilities: readonly (number | null)[]): number | null => {
  let logSum = 0;
  for (const probability of probabilities) {
    if (probability === null) return null;
    logSum += Math.log(Math.max(probability, 1e-6));
  }
  return Math.min(1, Math.exp(logSum / probabilities.length));
};

const longestWordText = 100;
const shortestWordMs = 20;

// Scripts that are written without spaces between words: there every token is its own word.
const unspacedScript =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const holdsLetterOrDigit = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

// A dash or closing mark with a space before it still belongs to what came before; an opening mark ("(", "$") does not.
const closesWord = /^\s*[-\u2013\u2014.\u2026,;:!?)\]}\u00bb\u201d%]+$/u;

const startsWord = ({ text }: RecognisedToken): boolean =>
  !closesWord.test(text) && (/^\s/.test(text) || unspacedScript.test(text));

const wordFromTokens = (tokens: readonly RecognisedToken[]): TimedWord | null => {
  const text = tokens
    .map((token) => token.text)
    .join('')
    .trim()
    .slice(0, longestWordText);
  if (text === '') return null;
  // Punctuation is silent: it gives neither times nor probability, unless there is nothing else.
  const spoken = tokens.filter((token) => holdsLetterOrDigit(token.text));
  const counted = spoken.length > 0 ? spoken : tokens;
  return {
    text,
    startMs: Math.min(...counted.map((token) => token.startMs)),
    endMs: Math.max(...counted.map((token) => token.endMs)),
    probability: meanProbability(counted.map((token) => token.probability)),
  };
};

/**
 * Joins tokens to words: a word starts with a space or with a character of a script without spaces; punctuation stays with the
 * word before it. A word's probability is the geometric mean of its tokens', null where one is. Pure punctuation is not a word.
 */
export const wordsFromTokens = (tokens: readonly RecognisedToken[]): TimedWord[] => {
  const groups: RecognisedToken[][] = [];
  for (const token of tokens) {
    const current = groups.at(-1);
    if (current === undefined || startsWord(token)) groups.push([token]);
    else current.push({ ...token, text: token.text.trimStart() });
  }
  return groups
    .map(wordFromTokens)
    .filter((word): word is TimedWord => word !== null && holdsLetterOrDigit(word.text));
};

const overlapMs = (a: Moment, b: Moment): number =>
  Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);

const distanceMs = (word: Moment, stretch: Moment): number => Math.max(0, -overlapMs(word, stretch));

// A word's end runs on into the silence after it, sometimes up to the next word: so it belongs to the first stretch that holds
// enough of it to be heard.
const stretchOf = (word: Moment, voiced: readonly Moment[]): Moment | undefined => {
  const neededMs = Math.min(60, (word.endMs - word.startMs) / 2);
  const touching = voiced.filter((stretch) => overlapMs(word, stretch) > 0);
  const heard = touching.find((stretch) => overlapMs(word, stretch) >= neededMs);
  if (heard ?? touching[0]) return heard ?? touching[0];
  return voiced.reduce<Moment | undefined>(
    (nearest, stretch) =>
      nearest === undefined || distanceMs(word, stretch) < distanceMs(word, nearest) ? stretch : nearest,
    undefined,
  );
};

const clampIntoVoice = (word: TimedWord, voiced: readonly Moment[]): TimedWord => {
  const stretch = stretchOf(word, voiced);
  if (stretch === undefined) return word;
  const latestStartMs = Math.max(stretch.startMs, stretch.endMs - shortestWordMs);
  const startMs = Math.min(Math.max(word.startMs, stretch.startMs), latestStartMs);
  return { ...word, startMs, endMs: Math.min(Math.max(word.endMs, startMs + shortestWordMs), stretch.endMs) };
};

/**
 * Makes word times trustworthy: whole milliseconds, in order, without overlap, inside `bounds` (the piece) and, where there is room,
 * inside the voice. Whisper's times are a heuristic whose ends absorb silence, so pauses come from voice activity, never from here.
 */
export const settleWordTimes = (
  words: readonly TimedWord[],
  voiced: readonly Moment[],
  bounds: Moment,
): TimedWord[] => {
  const spanMs = bounds.endMs - bounds.startMs;
  const leastMs = Math.min(shortestWordMs, Math.floor(spanMs / Math.max(1, words.length)));
  const settled: TimedWord[] = [];
  let earliestMs = bounds.startMs;
  for (const [index, word] of words.entries()) {
    const clamped = clampIntoVoice(word, voiced);
    // Room that the words still to come need at the least.
    const latestStartMs = bounds.endMs - leastMs * (words.length - index);
    const startMs = Math.min(Math.max(Math.round(clamped.startMs), earliestMs), latestStartMs);
    const latestEndMs = latestStartMs + leastMs;
    const endMs = Math.min(Math.max(Math.round(clamped.endMs), startMs + leastMs), latestEndMs);
    const previous = settled.at(-1);
    if (previous !== undefined && previous.endMs > startMs)
      settled[settled.length - 1] = { ...previous, endMs: startMs };
    settled.push({ ...word, startMs, endMs });
    earliestMs = startMs + leastMs;
  }
  return settled;
};
