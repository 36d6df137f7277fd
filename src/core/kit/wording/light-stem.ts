import type { SpokenNumber } from './numbers.ts';

/** What stays of a word at the least: shorter stems fall together with others. */
const leastStem = 4;

/**
 * A light stemmer after Savoy (2006): accents off, then the longest ending of the language's list, once, where four letters stay. Finds the
 * forms of one word together far more often than it takes two words for one.
 */
export const lightStem = (word: string, endings: readonly string[]): string => {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  const ending = endings.find((one) => bare.endsWith(one) && bare.length - one.length >= leastStem);
  return ending === undefined ? bare : bare.slice(0, -ending.length);
};

/** "l'audit" as "l", "audit"; "qu'il" as "qu", "il". Other apostrophes go. */
export const expandElision = (word: string): readonly string[] => {
  const elided = /^(l|d|n|s|j|m|t|c|qu|jusqu|lorsqu|puisqu)'(.+)$/u.exec(word);
  return elided ? [elided[1] ?? '', elided[2] ?? ''] : [word.replaceAll("'", '')];
};

/** A number in digits, or one that the language says in one word. */
export const readOneNumber = (
  word: string,
  at: number,
  numbers: ReadonlyMap<string, number>,
): SpokenNumber | undefined => {
  const value = /^\d{1,12}(?:\.\d{1,6})?$/.test(word) ? Number(word) : numbers.get(word);
  return value === undefined ? undefined : { value, next: at + 1 };
};
