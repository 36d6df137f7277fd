/** Words that are worth a note, never a fault. Lower case, without punctuation; phrases are joined by single spaces. */
export interface NoteWords {
  /** Take back what is said: "I think", "maybe". */
  readonly hedges: readonly string[];
  /** Say little: "very", "stuff". */
  readonly weakWords: readonly string[];
  /** Business talk that a customer may not share: "synergy". A vendor adds its own in the kit. */
  readonly jargon: readonly string[];
}

/** Reads a list that is written as lines, entries separated by commas. */
export const entries = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
