/** A word's letters and digits, at least one. */
export const lettersIn = (text: string): number => Math.max(1, text.replace(/[^\p{L}\p{N}]/gu, '').length);

const plainOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

/** An "e" at the end of a word, which many languages do not say. */
const silentEnd = /([^aeiouy])e$/;
/** Letters that are mostly one sound together. */
const oneSound = /[cs]h|th|ph|wh|ck|ng|gh|qu|([^aeiouy])\1|[aeiouy]{2}|[aeo]r/g;

/** About so many sounds has a word, at least one: its letters, where some are written with two. How long it takes to say depends on them. */
export const soundsIn = (text: string): number => {
  const plain = plainOf(text);
  return plain.length === 0 ? lettersIn(text) : plain.replace(silentEnd, '$1').replace(oneSound, '-').length;
};

/** A word has at least so many syllables: groups of vowels in its spelling, less an "e" at its end. */
export const leastSyllablesIn = (text: string): number => {
  const spoken = plainOf(text).replace(/([^aeiouyl])e$/, '$1');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
};

/** Whether a word ends with a sound that can be held. */
export const endsOpen = (text: string): boolean => /[aeiouyrw]$/.test(plainOf(text));
