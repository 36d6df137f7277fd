import { doubleMetaphone } from 'double-metaphone';

/** Letters only, lower case, without accents: as names are compared by their spelling. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');

// Double Metaphone reads letters as an English reader does. These are the spellings of each language that it would read as another sound.
const asEnglishSpells: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  de: [
    [/tsch/g, 'ch'],
    [/sch/g, 'sh'],
    [/z/g, 'ts'],
    [/v/g, 'f'],
    [/w/g, 'v'],
    [/j/g, 'y'],
  ],
  nl: [
    [/sch/g, 'sk'],
    [/ij/g, 'y'],
    [/oe/g, 'u'],
    [/v/g, 'f'],
    [/w/g, 'v'],
    [/j/g, 'y'],
  ],
  fr: [
    [/ch/g, 'sh'],
    [/eaux?/g, 'o'],
    [/qu/g, 'k'],
    [/gn/g, 'ny'],
    [/(?<=[a-z]{2})(?:es|s|t|x|d)$/g, ''],
  ],
  es: [
    [/ll/g, 'y'],
    [/qu/g, 'k'],
    [/j/g, 'h'],
    [/z/g, 's'],
    [/^h/g, ''],
  ],
  pt: [
    [/lh/g, 'ly'],
    [/nh/g, 'ny'],
    [/ch/g, 'sh'],
    [/qu/g, 'k'],
    [/^h/g, ''],
  ],
};

/** How a text may sound: one or two codes of its consonants (Double Metaphone, Philips 2000). `language`: ISO 639-1. */
export const soundsOf = (text: string, language: string): readonly string[] => {
  const letters = lettersOf(text).replace(/\p{N}/gu, '');
  const spelled = (asEnglishSpells[language] ?? []).reduce(
    (spelling, [pattern, english]) => spelling.replace(pattern, english),
    letters,
  );
  return [...new Set(doubleMetaphone(spelled))].filter((code) => code !== '');
};

/** Fewest letters to change, add, take away or swap with the next, from one text to the other (optimal string alignment). */
export const editDistance = (a: string, b: string): number => {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let least = Math.min(
        (before[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (before[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (older[column - 2] ?? 0) + 1);
      current.push(least);
    }
    older = before;
    before = current;
  }
  return before[b.length] ?? 0;
};

const similarity = (a: string, b: string): number =>
  a === '' && b === '' ? 1 : 1 - editDistance(a, b) / Math.max(a.length, b.length);

/** How alike two texts are spelled, 0..1; both as `lettersOf` gives them. */
export const spellingSimilarity = similarity;

/** How alike two texts sound, 0..1: the best of their codes. What is further off than `least` by its length alone counts as 0. */
export const soundSimilarity = (a: readonly string[], b: readonly string[], least: number): number => {
  let best = 0;
  for (const one of a) {
    for (const other of b) {
      const longest = Math.max(one.length, other.length);
      if (Math.abs(one.length - other.length) > (1 - least) * longest) continue;
      best = Math.max(best, similarity(one, other));
    }
  }
  return best;
};
