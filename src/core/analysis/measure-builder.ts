import type { Band, Measure, MeasureId } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import { type Bands, defaultBands, measureUnits, verdictOf } from './bands.ts';
import { plainMoments } from './moments.ts';
import { rounded } from './statistics.ts';

/** Makes measures against the bands of one kit. */
export interface MeasureBuilder {
  readonly bandOf: (id: MeasureId) => Band;
  /** A judged measure. The verdict is of the rounded value, the one that people see. `band` replaces the default, not the kit's. */
  readonly judged: (id: MeasureId, value: number, moments: readonly Moment[], band?: Band) => Measure;
  /** A measure that cannot be judged, with the reason in one plain sentence, and the places where a person could. */
  readonly notJudged: (id: MeasureId, reason: string, moments?: readonly Moment[]) => Measure;
}

const decimals: Readonly<Record<Measure['unit'], number>> = {
  wpm: 1,
  'syllables/s': 2,
  'per min': 2,
  share: 4,
  count: 0,
  semitones: 2,
  dBFS: 1,
  dB: 1,
  s: 1,
};

/** A builder for the bands of a kit; what the kit leaves out keeps its default. */
export const createMeasureBuilder = (kitBands: Bands): MeasureBuilder => {
  const bandOf = (id: MeasureId): Band => kitBands[id] ?? defaultBands[id] ?? {};
  return {
    bandOf,
    judged: (id, value, moments, band) => {
      const unit = measureUnits[id];
      const shown = rounded(value, decimals[unit]);
      const within = kitBands[id] ?? band ?? bandOf(id);
      return {
        id,
        value: shown,
        unit,
        band: within,
        verdict: verdictOf(shown, within),
        moments: plainMoments(moments),
      };
    },
    notJudged: (id, reason, moments = []) => ({
      id,
      value: null,
      unit: measureUnits[id],
      band: bandOf(id),
      verdict: 'cannot-judge',
      reason,
      moments: plainMoments(moments),
    }),
  };
};
