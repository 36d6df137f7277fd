import type { Word } from '../../../../src/contract/transcript.ts';
import { repairNames } from '../../../../src/core/transcript/repair/repair-names.ts';
import { transcriptOf, wordsOf } from '../../analysis/words.ts';

/** What was heard and what it should read. A word's probability is 0.92; with "~" behind it 0.4, with "^" 0.65. */
export interface Pair {
  readonly heard: string;
  readonly wanted: string;
  readonly language?: string;
}

/** Vendors' words of the pairs. */
export const vocabulary = [
  'Halden',
  'Halden Relay',
  'Relay',
  'gateway',
  'audit log',
  'single sign-on',
  'SSO',
  'SAML',
  'identity provider',
  'customer portal',
  'Northwind',
  'Kestrel Vault',
  'DataLoom',
  'Quanthera',
  'Zephyr Cloud',
  'Brightpath',
];

const marks: Readonly<Record<string, number>> = { '~': 0.4, '^': 0.65 };

export const heardWords = (text: string): Word[] =>
  wordsOf(text).map((word) => ({
    ...word,
    text: word.text.replace(/[~^]/, ''),
    probability: marks[/[~^]/.exec(word.text)?.[0] ?? ''] ?? 0.92,
  }));

const repaired = ({ heard, language = 'en' }: Pair): string =>
  repairNames(transcriptOf(heardWords(heard), language), vocabulary)
    .words.map(({ text }) => text)
    .join(' ');

const plain = (text: string): string => text.replace(/[~^]/g, '');

/** Of pairs: repairs rightly made, made wrongly, and missed. A repair that makes another text than wanted is both wrong and missed. */
export const outcomeOf = (pairs: readonly Pair[]) => {
  const results = pairs.map((pair) => {
    const text = repaired(pair);
    return {
      pair,
      text,
      isRight: text === pair.wanted,
      isMade: text !== plain(pair.heard),
      isWanted: pair.wanted !== plain(pair.heard),
    };
  });
  const right = results.filter(({ isMade, isRight, isWanted }) => isMade && isRight && isWanted).length;
  const made = results.filter(({ isMade }) => isMade).length;
  const wanted = results.filter(({ isWanted }) => isWanted).length;
  return {
    precision: right / made,
    recall: right / wanted,
    mistakes: results
      .filter(({ isRight }) => !isRight)
      .map(({ pair, text }) => `${pair.heard} -> ${text} (wanted ${pair.wanted})`),
  };
};

/** A pair where nothing must change. */
export const keep = (heard: string, language = 'en'): Pair => ({ heard, wanted: plain(heard), language });
