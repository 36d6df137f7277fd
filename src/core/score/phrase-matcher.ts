/** Tokens `from..to` of the talk, `to` not included. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A place of the talk that says a phrase, or nearly. `firstToken..lastToken` inclusive.
 * `strength`: `sure` when surely recognised words alone say it; `unsure` when words below the recogniser's threshold are needed
 * for it, so only a person can tell; `near` when it is not said but comes close, to show what was missing.
 * `polarity`: `same` as the phrase, `opposite` when one of the two is negated, `unsure` when a negation may or may not reach here.
 */
export interface PhraseMatch {
  readonly phrasing: string;
  readonly firstToken: number;
  readonly lastToken: number;
  /** 0..1, the weighted share of the phrase's words that are there, less what stands between them. */
  readonly similarity: number;
  readonly strength: 'sure' | 'unsure' | 'near';
  readonly polarity: 'same' | 'opposite' | 'unsure';
}

/** Finds phrases in one talk. The only thing that checks know of matching, so another way can take its place. */
export interface PhraseMatcher {
  /** The places in `range` (or anywhere) that say the phrase or come near, in time order, none overlapping another. */
  readonly find: (phrasing: string, range?: TokenRange) => readonly PhraseMatch[];
}
