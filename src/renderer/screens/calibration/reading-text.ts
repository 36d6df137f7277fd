import { withoutRegion } from '../../../core/transcript/without-region.ts';
import type { Kit, Scenario } from '../../../contract/kit.ts';
import { strings } from '../../strings/en.ts';

/** As many words of a brief are read as in the texts of our own: about half a minute. */
const readWords = 65;

/** The words of a text, as they are counted for a reading. */
export const wordCountOf = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** So many words from the start of a text, to the end of the sentence they end in. */
const openingOf = (text: string): string => {
  const sentences = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?])\s+/);
  let opening = '';
  for (const sentence of sentences) {
    if (wordCountOf(opening) >= readWords) break;
    opening = `${opening} ${sentence}`.trim();
  }
  return opening;
};

/**
 * What is read aloud: prose of the scenario's kind. Where the kit is in a language that there is no such text in, its own words about the
 * scenario stand in, as syllables are counted by the word.
 */
export const readingText = (
  { language }: Pick<Kit, 'language'>,
  { kind, brief, keyMessages }: Pick<Scenario, 'kind' | 'brief' | 'keyMessages'>,
): string => {
  if (withoutRegion(language) === 'en') return strings.calibration.reading[kind];
  const sentences = keyMessages.map((message) => (/[.!?]$/.test(message) ? message : `${message}.`));
  return openingOf([brief, ...sentences].join(' '));
};
