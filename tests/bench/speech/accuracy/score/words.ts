import type { Word } from '../../../../../src/contract/transcript.ts';
import { plainWords } from '../../../../e2e/support/compare.ts';

type Timed = { readonly text: string; readonly startMs: number; readonly endMs: number };

/** Errors of one recording's words. */
export interface WordScore {
  /** Substitutions, deletions and insertions. */
  readonly errors: number;
  readonly words: number;
  readonly onsetMs: readonly number[];
  readonly offsetMs: readonly number[];
}

const plain = (text: string): string => plainWords(text)[0] ?? '';

/** Pairs of equal words along the cheapest way from one list to the other, and its cost. */
const align = (left: readonly string[], right: readonly string[]) => {
  const cost = Array.from({ length: left.length + 1 }, (_, i) =>
    Array.from({ length: right.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => cost[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= left.length; i++)
    for (let j = 1; j <= right.length; j++) {
      const row = cost[i];
      if (row)
        row[j] = Math.min(
          at(i - 1, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1),
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
        );
    }
  const pairs: [number, number][] = [];
  let [i, j] = [left.length, right.length];
  while (i > 0 && j > 0) {
    const isEqual = left[i - 1] === right[j - 1];
    if (at(i, j) === at(i - 1, j - 1) + (isEqual ? 0 : 1)) {
      if (isEqual) pairs.push([i - 1, j - 1]);
      i--;
      j--;
    } else if (at(i, j) === at(i - 1, j) + 1) i--;
    else j--;
  }
  return { pairs, errors: at(left.length, right.length) };
};

/** Compares recognised words with the writing, and their times with those that are known. */
export const scoreWords = (text: string, timed: readonly Timed[], recognised: readonly Word[]): WordScore => {
  const said = plainWords(text);
  const heard = recognised.flatMap((word) => plainWords(word.text));
  const known = timed.map((word) => plain(word.text));
  const found = recognised.map((word) => plain(word.text));
  const { pairs } = align(known, found);
  const errorsOf = (edge: 'startMs' | 'endMs'): number[] =>
    pairs.map(([a, b]) => Math.abs((timed[a]?.[edge] ?? 0) - (recognised[b]?.[edge] ?? 0)));
  return {
    errors: align(said, heard).errors,
    words: said.length,
    onsetMs: errorsOf('startMs'),
    offsetMs: errorsOf('endMs'),
  };
};
