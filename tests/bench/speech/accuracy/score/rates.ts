import type { Analysis, MeasureId } from '../../../../../src/contract/analysis.ts';
import { totalMs } from '../../../../../src/core/analysis/moments.ts';
import type { Truth } from '../truth.ts';

const valueOf = (analysis: Analysis, id: MeasureId): number | null =>
  analysis.measures.find((measure) => measure.id === id)?.value ?? null;

/** Relative errors, signed; undefined where the truth does not tell or the analysis does not judge. */
export interface RateErrors {
  readonly syllableRate: number | undefined;
  readonly articulationRate: number | undefined;
  readonly levelDb: number | undefined;
}

/** Compares syllable rate, articulation rate and level. The true span runs from the first pause's left neighbour to the last's right. */
export const scoreRates = (truth: Truth, analysis: Analysis): RateErrors => {
  const level = valueOf(analysis, 'level');
  const levelDb = level === null || truth.levelDbfs === undefined ? undefined : level - truth.levelDbfs;
  const { pauses, words } = truth;
  const syllables = truth.syllablesAtMs?.length ?? truth.syllableCount;
  const span = truth.span ?? (words && words.length > 0 ? spanOf(words) : undefined);
  if (syllables === undefined || !pauses || !span)
    return { syllableRate: undefined, articulationRate: undefined, levelDb };
  const spanMs = span.endMs - span.startMs;
  const relative = (id: MeasureId, overMs: number): number | undefined => {
    const value = valueOf(analysis, id);
    return value === null ? undefined : value / ((syllables * 1000) / overMs) - 1;
  };
  return {
    syllableRate: relative('syllable-rate', spanMs),
    articulationRate: relative('articulation-rate', spanMs - totalMs(pauses)),
    levelDb,
  };
};

const spanOf = (words: readonly { startMs: number; endMs: number }[]) => ({
  startMs: Math.min(...words.map(({ startMs }) => startMs)),
  endMs: Math.max(...words.map(({ endMs }) => endMs)),
});
