import type { NoteWords } from './notes/note-words.ts';

/**
 * What the studio knows of a language. All entries are lower case, without punctuation; phrases are joined by single spaces.
 */
export interface LanguageWords extends NoteWords {
  /** ISO 639-1 code. */
  readonly code: string;
  /** Sounds of hesitation as recognisers write them. */
  readonly filledPauses: readonly string[];
  /** Filler words and phrases that are fillers wherever they stand. */
  readonly fillers: readonly string[];
  /** Fillers only when set off on both sides by a comma, a pause or the sentence's edge: elsewhere they carry meaning. */
  readonly fillersWhenSetOff: readonly string[];
  /** Words that begin a clause of their own even where no comma was written. */
  readonly clauseOpeners: readonly string[];
  /** Words that begin a clause when a word of `clauseSubjects` follows; otherwise they join words ("slow and hard"). */
  readonly joiners: readonly string[];
  readonly clauseSubjects: readonly string[];
  /** Words before a question that are not yet the question ("so what ..."). */
  readonly leadIns: readonly string[];
  /** First words of open questions. */
  readonly openQuestionStarts: readonly string[];
  /** Beginnings that look open but ask for a number or one fact. They win over `openQuestionStarts`. */
  readonly closedQuestionStarts: readonly string[];
  /** Beginnings that make a question of a sentence for which the recogniser wrote no punctuation. */
  readonly questionStarts: readonly string[];
  /** Words that are said twice on purpose: for stress, or digits of a number. */
  readonly saidTwice: readonly string[];
  /** Syllables a word has on average in running speech: turns syllables into words where there is no transcript. */
  readonly syllablesPerWord: number;
}
