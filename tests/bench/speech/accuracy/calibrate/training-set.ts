import { featureCount } from '../../../../../src/core/analysis/filled-pause-features.ts';
import type { Random } from '../random.ts';
import type { Example } from './examples.ts';
import type { TrainingSet } from './train.ts';

/** A candidate that has this share in common with a filled pause is one; between the two it teaches nothing. */
const isOneFrom = 0.6;
const isNoneBelow = 0.35;
/** Of the plain speech so much is enough; what is left counts for the rest. */
const keptSpeech = 0.3;

/** What a network learns from. Drawn-out words and pieces of filled pauses are all kept: they are what is hard. */
export const trainingSetOf = (examples: readonly Example[], random: Random): TrainingSet => {
  const kept = examples.filter(({ agreement, isDrawnOut, touches }) => {
    if (agreement >= isNoneBelow) return agreement >= isOneFrom;
    return isDrawnOut || touches || random.chance(keptSpeech);
  });
  const rows = new Float32Array(kept.length * featureCount);
  for (const [index, { features }] of kept.entries()) rows.set(features, index * featureCount);
  return {
    width: featureCount,
    rows,
    targets: Float32Array.from(kept, ({ agreement }) => (agreement >= isOneFrom ? 1 : 0)),
    weights: Float32Array.from(kept, ({ agreement, isDrawnOut, touches, weight }) =>
      agreement >= isOneFrom || isDrawnOut || touches ? weight : weight / keptSpeech,
    ),
  };
};
