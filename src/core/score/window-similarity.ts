import type { Token } from '../kit/wording/tokens.ts';

/** A window of the talk compared with a phrase. `firstToken..lastToken` inclusive, `similarity` 0..1. */
export interface Window {
  readonly firstToken: number;
  readonly lastToken: number;
  readonly similarity: number;
}

/** Whether a token of the talk can stand for a token of the phrase. */
export type Fits = (talkToken: number, phraseToken: Token) => boolean;

/** Two halves in the other order ("In the audit log, every change is saved") say the same, a little less surely. */
const swappedHalvesCredit = 0.93;
/** Words that are there, but in no such order. */
const otherOrderCredit = 0.5;
/** How much a content word that does not belong counts against one that does. */
const strayWeight = 0.4;
const sentenceEndCost = 0.25;
const clauseEndCost = 0.05;
/** Numbers must be there: "four hours" is not said by "nine hours". */
const missingNumberCap = 0.6;

const isHeavy = (token: Token): boolean => token.weight >= 0.4;
const isContent = (token: Token): boolean => token.weight >= 1;

/** A phrase made ready for comparing: its tokens, and the same with its two halves swapped at each content word. */
export interface PreparedPhrase {
  readonly tokens: readonly Token[];
  readonly rotations: readonly (readonly Token[])[];
  readonly totalWeight: number;
  readonly contentCount: number;
  readonly numberCount: number;
}

/** In a short phrase the grammar words are most of it ("Does that help?"), so they weigh more there. */
export function preparePhrase(phrase: readonly Token[]): PreparedPhrase {
  const contentCount = phrase.filter(isContent).length;
  const grammarWeight = contentCount >= 4 ? 0.12 : contentCount === 3 ? 0.16 : 0.24;
  const tokens = phrase.map((token) => (isHeavy(token) ? token : { ...token, weight: grammarWeight }));
  return {
    tokens,
    rotations: tokens.flatMap((token, place) =>
      place > 0 && !isContent(token) && isContent(tokens[place - 1] ?? token)
        ? [[...tokens.slice(place), ...tokens.slice(0, place)]]
        : [],
    ),
    totalWeight: tokens.reduce((sum, token) => sum + token.weight, 0),
    contentCount,
    numberCount: tokens.filter((token) => token.role === 'number').length,
  };
}

/** Longest common subsequence by weight, of the phrase and every prefix of the window. */
function inOrderWeights(order: readonly Token[], start: number, length: number, fits: Fits): number[] {
  const row = new Array<number>(order.length + 1).fill(0);
  const weights: number[] = [];
  for (let offset = 0; offset < length; offset += 1) {
    let diagonal = 0;
    for (const [place, wanted] of order.entries()) {
      const above = row[place + 1] ?? 0;
      const taken = fits(start + offset, wanted) ? diagonal + wanted.weight : 0;
      row[place + 1] = Math.max(above, row[place] ?? 0, taken);
      diagonal = above;
    }
    weights.push(row[order.length] ?? 0);
  }
  return weights;
}

interface Prefix {
  readonly offset: number;
  readonly foundWeight: number;
  readonly missesNumber: boolean;
  readonly strays: number;
  readonly clauseEnds: number;
  readonly sentenceEnds: number;
}

/** What each prefix of the window holds that ends with a word of the phrase, in whatever order. */
function prefixesOf(
  talk: readonly Token[],
  phrase: PreparedPhrase,
  start: number,
  length: number,
  fits: Fits,
): Prefix[] {
  const found = phrase.tokens.map(() => false);
  const prefixes: Prefix[] = [];
  let foundWeight = 0;
  let strays = 0;
  let clauseEnds = 0;
  let sentenceEnds = 0;
  for (let offset = 0; offset < length; offset += 1) {
    const token = talk[start + offset];
    if (!token) break;
    const fitsAny = phrase.tokens.some((wanted) => fits(start + offset, wanted));
    const free = phrase.tokens.findIndex((wanted, place) => !found[place] && fits(start + offset, wanted));
    if (free >= 0) {
      found[free] = true;
      foundWeight += phrase.tokens[free]?.weight ?? 0;
    }
    if (fitsAny) {
      const numbers = phrase.tokens.filter(
        (wanted, place) => wanted.role === 'number' && found[place],
      ).length;
      const missesNumber = numbers < phrase.numberCount;
      prefixes.push({ offset, foundWeight, missesNumber, strays, clauseEnds, sentenceEnds });
    } else if (isContent(token)) strays += 1;
    if (token.endsSentence) sentenceEnds += 1;
    else if (token.endsClause) clauseEnds += 1;
  }
  return prefixes;
}

function similarityOf(prefix: Prefix, phrase: PreparedPhrase, straight: number, swapped: number): number {
  const isSwapped = swapped * swappedHalvesCredit > straight;
  const inOrder = isSwapped ? swapped : straight;
  const covered =
    (isSwapped ? swappedHalvesCredit : 1) * inOrder +
    otherOrderCredit * Math.max(0, prefix.foundWeight - inOrder);
  const density = phrase.contentCount / (phrase.contentCount + strayWeight * prefix.strays || 1);
  // Between two swapped halves there is a comma anyway.
  const clauseEnds = Math.max(0, prefix.clauseEnds - (isSwapped ? 1 : 0));
  const cost = clauseEnds * clauseEndCost + prefix.sentenceEnds * sentenceEndCost;
  const similarity = (covered / phrase.totalWeight) * density - cost;
  return Math.max(0, Math.min(1, prefix.missesNumber ? Math.min(similarity, missingNumberCap) : similarity));
}

/** The most similar window that starts at `start` and ends before `end`; undefined when none reaches `atLeast`. */
export function bestWindowAt(
  talk: readonly Token[],
  phrase: PreparedPhrase,
  start: number,
  end: number,
  fits: Fits,
  atLeast: number,
): Window | undefined {
  const length = Math.min(end - start, phrase.tokens.length * 2 + 4);
  const prefixes = prefixesOf(talk, phrase, start, length, fits);
  // Order can only lower what is found, so most windows need no closer look.
  if (!prefixes.some((prefix) => prefix.foundWeight / phrase.totalWeight >= atLeast)) return undefined;
  const straight = inOrderWeights(phrase.tokens, start, length, fits);
  const swapped = phrase.rotations.map((rotation) => inOrderWeights(rotation, start, length, fits));
  let best: Window | undefined;
  for (const prefix of prefixes) {
    const bestSwapped = Math.max(0, ...swapped.map((weights) => weights[prefix.offset] ?? 0));
    const similarity = similarityOf(prefix, phrase, straight[prefix.offset] ?? 0, bestSwapped);
    if (similarity >= atLeast && similarity > (best?.similarity ?? 0) + 1e-9) {
      best = { firstToken: start, lastToken: start + prefix.offset, similarity };
    }
  }
  return best;
}

/**
 * The places where a window may start: a word of the phrase with a weighty one, that `isCertain` of, at most `reach` further on.
 */
export function startsOf(
  phrase: PreparedPhrase,
  { from, to }: { readonly from: number; readonly to: number },
  fits: Fits,
  isCertain: Fits,
  reach: number,
): number[] {
  const heavy = phrase.tokens.some(isHeavy) ? phrase.tokens.filter(isHeavy) : phrase.tokens;
  const starts: number[] = [];
  let nextHeavy = Number.POSITIVE_INFINITY;
  for (let index = to - 1; index >= from; index -= 1) {
    if (heavy.some((token) => isCertain(index, token))) nextHeavy = index;
    if (nextHeavy - index <= reach && phrase.tokens.some((token) => fits(index, token))) starts.push(index);
  }
  return starts.reverse();
}
