import type { Trouble } from '../../../../src/contract/cue.ts';

/** Troubles that the way of speaking makes; the others are made of fillers, of silence, or by the clock. */
export type Manner = Extract<Trouble, 'too-fast' | 'too-slow' | 'flat-pitch' | 'too-quiet' | 'clipping'>;

/** A stretch of a run: nothing is wrong in it, or one thing is from its beginning to its end. */
export type Stretch =
  | { readonly kind: 'clean' | Manner; readonly phrases: number }
  | { readonly kind: 'filler-cluster' }
  | { readonly kind: 'long-silence'; readonly seconds: number };

/** A trouble that a run holds. Times in ms from the beginning of the run's sound. */
export interface ScriptedTrouble {
  readonly trouble: Trouble;
  readonly startMs: number;
  /**
   * When it is one, for those that are at once: the third second of silence, the ninth clipped sample, the end of the third filler or of
   * the fourth, where one was not heard. None for a trend, of which nobody can say it but its own numbers.
   */
  readonly ends: readonly number[];
  /** When the speaker is well again. */
  readonly overMs: number;
}

const clean = (phrases: number): Stretch => ({ kind: 'clean', phrases });

/** What is spoken in one run, and when the speaker goes on to the scenario's second part. */
export interface Script {
  readonly name: string;
  readonly stretches: readonly Stretch[];
  /** Take time. The first part's budget is 45 s. */
  readonly nextPartMs: number;
}

/** After every trouble comes enough of nothing that the next one may be cued. */
export const firstScript: Script = {
  name: 'first',
  stretches: [
    clean(9),
    { kind: 'clipping', phrases: 1 },
    clean(9),
    { kind: 'too-fast', phrases: 6 },
    clean(7),
    { kind: 'long-silence', seconds: 4.5 },
    clean(3),
    { kind: 'flat-pitch', phrases: 6 },
    clean(1),
  ],
  // Eight seconds over its time.
  nextPartMs: 53_000,
};

export const secondScript: Script = {
  name: 'second',
  stretches: [
    clean(9),
    { kind: 'too-quiet', phrases: 3 },
    clean(4),
    { kind: 'filler-cluster' },
    clean(7),
    { kind: 'too-slow', phrases: 5 },
    clean(4),
  ],
  nextPartMs: 40_000,
};

/** Speaking as one should. */
export const cleanScript = (minutes: number): Script => ({
  name: 'clean',
  stretches: [clean(Math.round(minutes * 23))],
  nextPartMs: 40_000,
});
