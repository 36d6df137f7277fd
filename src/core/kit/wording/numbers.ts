const ones = [
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen'.split(' '),
  ...'fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '),
];
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const digits = /^\d{1,12}(?:\.\d{1,6})?$/;

/** A number read from a word list: its value, and the place of the first word after it. */
export interface SpokenNumber {
  readonly value: number;
  readonly next: number;
}

function readBelowHundred(words: readonly string[], at: number): SpokenNumber | undefined {
  const word = words[at] ?? '';
  if (digits.test(word)) return { value: Number(word), next: at + 1 };
  const ten = tens.indexOf(word);
  if (ten >= 0) {
    const unit = ones.indexOf(words[at + 1] ?? '');
    const hasUnit = unit > 0 && unit < 10;
    return { value: (ten + 2) * 10 + (hasUnit ? unit : 0), next: at + (hasUnit ? 2 : 1) };
  }
  const one = ones.indexOf(word);
  return one < 0 ? undefined : { value: one, next: at + 1 };
}

/** What follows "hundred" or "thousand", with or without "and". */
function readRest<T>(
  words: readonly string[],
  at: number,
  read: (at: number) => T | undefined,
): T | undefined {
  return read(at) ?? (words[at] === 'and' ? read(at + 1) : undefined);
}

function readBelowThousand(words: readonly string[], at: number): SpokenNumber | undefined {
  const small = readBelowHundred(words, at);
  const next = small?.next ?? at;
  if (words[next] !== 'hundred') return small;
  const hundreds = (small?.value ?? 1) * 100;
  const rest = readRest(words, next + 1, (place) => readBelowHundred(words, place));
  return { value: hundreds + (rest?.value ?? 0), next: rest?.next ?? next + 1 };
}

/**
 * Reads the number in digits or English words ("two hundred and fifty", "99.9", "four million") that starts at `words[at]`;
 * undefined when none does. "a hundred" starts at "hundred". Words are lower-case without punctuation.
 */
export function readNumber(words: readonly string[], at: number): SpokenNumber | undefined {
  const group = readBelowThousand(words, at);
  const afterGroup = group?.next ?? at;
  const scale = scales.get(words[afterGroup] ?? '');
  if (scale === undefined) return group;
  const whole = (group?.value ?? 1) * scale;
  const rest = readRest(words, afterGroup + 1, (place) => readNumber(words, place));
  const fits = rest !== undefined && rest.value < scale;
  return { value: whole + (fits ? rest.value : 0), next: fits ? rest.next : afterGroup + 1 };
}
