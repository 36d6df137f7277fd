import type { Analysis } from '../../../../../src/contract/analysis.ts';
import type { Truth } from '../truth.ts';
import { matchEvents } from './match-events.ts';
import type { Counts } from './numbers.ts';

/** How the pauses of one recording were found. Boundary errors in ms, two for each pause found. */
export interface PauseScore extends Counts {
  readonly boundaryMs: readonly number[];
}

/** Pauses between the first voice and the last. Undefined where the truth does not tell. */
export const scorePauses = (truth: Truth, analysis: Analysis): PauseScore | undefined => {
  if (!truth.pauses) return undefined;
  const [firstVoice] = analysis.voiced;
  const lastVoice = analysis.voiced.at(-1);
  const inside = analysis.pauses.filter(
    ({ startMs, endMs }) =>
      startMs >= (firstVoice?.startMs ?? 0) && endMs <= (lastVoice?.endMs ?? truth.durationMs),
  );
  const { pairs, missed, madeUp } = matchEvents(truth.pauses, inside);
  const { pairs: unclear } = matchEvents(truth.unclear ?? [], madeUp);
  return {
    found: pairs.length,
    missed: missed.length,
    madeUp: madeUp.length - unclear.length,
    boundaryMs: pairs.flatMap((pair) => [
      Math.abs(pair.found.startMs - pair.true.startMs),
      Math.abs(pair.found.endMs - pair.true.endMs),
    ]),
  };
};
