/** A word as the lists hold it: lower case, straight apostrophes, no punctuation at its edges. May be empty. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** Whether a word ends its sentence, by the punctuation that it carries. */
export const endsSentence = (text: string): boolean => /[.?!\u2026]["'\u2019\u201d)\]]*$/u.test(text);

/** Whether a word carries any punctuation behind it: a comma, a full stop, a dash. */
export const endsPhrase = (text: string): boolean =>
  /[.,;:?!\u2026\u2013\u2014]["'\u2019\u201d)\]]*$/u.test(text);
