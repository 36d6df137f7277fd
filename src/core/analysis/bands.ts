import type { Band, Measure, MeasureId } from '../../contract/analysis.ts';

/** A kit's own bands; a measure that is missing keeps the default. */
export type Bands = Partial<Record<MeasureId, Band>>;

/** Unit of every measure. */
export const measureUnits: Readonly<Record<MeasureId, Measure['unit']>> = {
  'speech-rate': 'wpm',
  'articulation-rate': 'syllables/s',
  'syllable-rate': 'syllables/s',
  'filled-pauses-per-minute': 'per min',
  'filler-word-share': 'share',
  'filler-clusters': 'count',
  repetitions: 'count',
  hedges: 'count',
  'weak-words': 'count',
  jargon: 'count',
  'long-pauses': 'count',
  'dead-air': 'count',
  'screen-loading': 's',
  'pause-share': 'share',
  'pitch-variation': 'semitones',
  level: 'dBFS',
  'level-spread': 'dB',
  'clipping-share': 'share',
  'noise-floor': 'dBFS',
  'longest-monologue': 's',
  questions: 'count',
  'open-question-share': 'share',
};

/**
 * Default bands and where they come from: speech rate, Microsoft Speaker Coach; articulation rate, de Jong & Wempe (2009); pitch
 * variation, Hincks (2005); filler words, Read AI. Dead air, long pauses inside a clause and clusters are wanted nowhere. What is missing
 * here has no band unless the kit sets one; the syllable rate's follows from the speech rate's.
 */
export const defaultBands: Readonly<Bands> = {
  'speech-rate': { from: 100, to: 165 },
  'articulation-rate': { from: 3.5, to: 5.5 },
  'filled-pauses-per-minute': { to: 5 },
  'filler-word-share': { to: 0.04 },
  'filler-clusters': { to: 0 },
  'long-pauses': { to: 0 },
  'dead-air': { to: 0 },
  'pitch-variation': { from: 2 },
  'level-spread': { from: 3 },
};

/**
 * Up to here a value above its default band is worth a note, which the measure itself is; from there on a correction. Measures that are
 * missing have no such stretch, and a kit's own band has none.
 */
export const noteUpTo: Readonly<Partial<Record<MeasureId, number>>> = { 'filled-pauses-per-minute': 12 };

/** Where a value lies. A band without ends is no band. */
export const verdictOf = (value: number, { from, to }: Band): Measure['verdict'] => {
  if (from === undefined && to === undefined) return 'no-band';
  if (from !== undefined && value < from) return 'below';
  return to !== undefined && value > to ? 'above' : 'inside';
};
