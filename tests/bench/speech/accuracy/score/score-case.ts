import type { HeardCase } from '../listen/hear.ts';
import { asRecognisersWrite } from '../listen/written.ts';
import { lengthMs } from '../../../../../src/core/analysis/moments.ts';
import type { Transcript } from '../../../../../src/contract/transcript.ts';
import { type FilledPauseOutcome, leastJudgedMs, scoreFilledPauses } from './filled-pauses.ts';
import { type PauseScore, scorePauses } from './pauses.ts';
import { type PitchScore, scorePitch } from './pitch.ts';
import { type RateErrors, scoreRates } from './rates.ts';
import { scoreWords, type WordScore } from './words.ts';

/** Everything that was judged in one recording. */
export interface CaseScore {
  readonly name: string;
  readonly speaker: string;
  readonly isSynthetic: boolean;
  readonly noiseDb: number | undefined;
  readonly durationMs: number;
  readonly pauses: PauseScore | undefined;
  /** By ear alone. */
  readonly filledPauses: readonly FilledPauseOutcome[] | undefined;
  /** Joined with words. */
  readonly fusedFilledPauses: readonly FilledPauseOutcome[] | undefined;
  /** How many filled pauses too many (or, negative, too few) are counted with words; those under 200 ms may be counted or not. */
  readonly countError: number | undefined;
  readonly rates: RateErrors;
  readonly pitch: PitchScore | undefined;
  readonly words: WordScore | undefined;
}

const countErrorOf = ({ truth }: HeardCase, found: number): number | undefined => {
  if (!truth.fillers) return undefined;
  const wanted = truth.fillers.filter(({ kind }) => kind === 'filled-pause');
  const least = wanted.filter((one) => lengthMs(one) >= leastJudgedMs).length;
  if (found < least) return found - least;
  return Math.max(0, found - wanted.length);
};

/** Scores one recording. `recognised`: real words, where the model knows the sentences. */
export const scoreCase = (one: HeardCase, recognised: Transcript | undefined): CaseScore => {
  const { truth, frames, name } = one;
  const byEar = one.analyseWith(null);
  const transcript = recognised ?? asRecognisersWrite(truth, name);
  const withWords = transcript ? one.analyseWith(transcript) : undefined;
  return {
    name,
    speaker: truth.speaker,
    isSynthetic: truth.isSynthetic,
    noiseDb: truth.noise?.snrDb,
    durationMs: truth.durationMs,
    pauses: scorePauses(truth, byEar),
    filledPauses: scoreFilledPauses(truth, byEar.filledPauses),
    fusedFilledPauses: withWords && scoreFilledPauses(truth, withWords.filledPauses),
    countError: withWords && countErrorOf(one, withWords.filledPauses.length),
    rates: scoreRates(truth, byEar),
    pitch: scorePitch(truth, frames),
    words:
      recognised && truth.text !== undefined
        ? scoreWords(truth.text, truth.words ?? [], recognised.words)
        : undefined,
  };
};
