import { stemmer } from 'stemmer';
import { synonymGroups } from './english-synonyms.ts';
import {
  contractions,
  fillers,
  functionWords,
  harmlessAfterNegator,
  irregularForms,
  isAfter,
  lightWords,
  negators,
  questionWords,
} from './english-words.ts';
import { expandElision, lightStem, readOneNumber } from './light-stem.ts';
import { type LightWords, lightWords as lightWordsOfLanguages } from './light-words.ts';
import { readNumber, type SpokenNumber } from './numbers.ts';

/** What a word does in a sentence; decides how much it weighs when phrases are compared. */
export type WordRole = 'content' | 'number' | 'light' | 'question' | 'function' | 'negator';

/** What is known of a language's words. All words are lower-case without punctuation. */
export interface Lexicon {
  /** Whether the shares of grammar words in talk are known well enough to tell talk from lists. English only. */
  readonly knowsGrammar: boolean;
  /** "1.000,5" and not "1,000.5". */
  readonly hasDecimalComma: boolean;
  readonly isFiller: (word: string) => boolean;
  /** "don't" as "do", "not"; other words as they are. */
  readonly expand: (word: string) => readonly string[];
  readonly roleOf: (word: string) => WordRole;
  /** Whether `words[at]` turns the statement around it into its opposite. */
  readonly turnsRound: (words: readonly string[], at: number) => boolean;
  readonly stemOf: (word: string) => string;
  readonly readNumber: (words: readonly string[], at: number) => SpokenNumber | undefined;
  /** Synonym phrases as stem sequences, longest first, under the stem of their first word. */
  readonly synonyms: ReadonlyMap<
    string,
    readonly { readonly stems: readonly string[]; readonly concept: string }[]
  >;
}

function expandEnglish(word: string): readonly string[] {
  const known = contractions.get(word);
  if (known) return known;
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  if (word.endsWith("'re")) return [word.slice(0, -3), 'are'];
  if (word.endsWith("'ve")) return [word.slice(0, -3), 'have'];
  if (word.endsWith("'ll")) return [word.slice(0, -3), 'will'];
  if (word.endsWith("'d")) return [word.slice(0, -2), 'would'];
  if (word.endsWith("'m")) return [word.slice(0, -2), 'am'];
  if (word.endsWith("'s"))
    return isAfter.has(word.slice(0, -2)) ? [word.slice(0, -2), 'is'] : [word.slice(0, -2)];
  return [word.replaceAll("'", '')];
}

const roleOfEnglish = (word: string): WordRole => {
  if (negators.has(word)) return 'negator';
  if (questionWords.has(word)) return 'question';
  if (functionWords.has(word)) return 'function';
  return lightWords.has(word) ? 'light' : 'content';
};

const stemOfEnglish = (word: string): string => stemmer(irregularForms.get(word) ?? word);

function readSynonyms(): Lexicon['synonyms'] {
  const byFirst = new Map<string, { stems: readonly string[]; concept: string }[]>();
  for (const group of synonymGroups) {
    for (const phrase of group) {
      const stems = phrase.split(' ').map(stemOfEnglish);
      const first = stems[0] ?? '';
      byFirst.set(first, [...(byFirst.get(first) ?? []), { stems, concept: `=${group[0] ?? ''}` }]);
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.stems.length - a.stems.length);
  return byFirst;
}

/** "why not", "not only", "no doubt", and "No," as an answer turn nothing round. */
function turnsRound(words: readonly string[], at: number): boolean {
  if (!negators.has(words[at] ?? '')) return false;
  const before = words[at - 1] ?? '';
  return !harmlessAfterNegator.has(words[at + 1] ?? '') && before !== 'why' && before !== 'or';
}

const english: Lexicon = {
  knowsGrammar: true,
  hasDecimalComma: false,
  isFiller: (word) => fillers.has(word),
  expand: expandEnglish,
  roleOf: roleOfEnglish,
  turnsRound,
  stemOf: stemOfEnglish,
  readNumber,
  synonyms: readSynonyms(),
};

/** For a language of which nothing is known: exact words only, no grammar, no negation. */
const plain: Lexicon = {
  knowsGrammar: false,
  hasDecimalComma: false,
  isFiller: () => false,
  expand: (word) => [word],
  roleOf: () => 'content',
  turnsRound: () => false,
  stemOf: (word) => word,
  readNumber: () => undefined,
  synonyms: new Map(),
};

/** What is known of a language by lists and endings: roles, negation, word stems and numbers, no synonyms. */
const lexiconOfWords = (words: LightWords): Lexicon => {
  const isNegator = (word: string): boolean => words.negators.has(word);
  return {
    knowsGrammar: false,
    hasDecimalComma: true,
    isFiller: (word) => words.fillers.has(word),
    expand: (word) => expandElision(word),
    roleOf: (word) => {
      if (isNegator(word)) return 'negator';
      if (words.questionWords.has(word)) return 'question';
      return words.functionWords.has(word) || words.joiners.has(word) ? 'function' : 'content';
    },
    turnsRound: (around, at) =>
      isNegator(around[at] ?? '') && !words.harmlessAfterNegator.has(around[at + 1] ?? ''),
    stemOf: (word) => words.joiners.get(word) ?? (isNegator(word) ? 'not' : lightStem(word, words.endings)),
    readNumber: (around, at) => readOneNumber(around[at] ?? '', at, words.numbers),
    synonyms: new Map(),
  };
};

const lightLexicons: ReadonlyMap<string, Lexicon> = new Map(
  [...lightWordsOfLanguages].map(([language, words]) => [language, lexiconOfWords(words)]),
);

/** Whether forms of a word and negation are known in a language. */
export const knowsForms = (language: string): boolean => lexiconOf(language) !== plain;

/** The lexicon of a language tag ("en", "en-GB"). */
export const lexiconOf = (language: string): Lexicon => {
  const code = language.toLowerCase().split(/[-_]/)[0] ?? '';
  return code === 'en' ? english : (lightLexicons.get(code) ?? plain);
};
