import type { Candidate } from '../../../../../src/core/analysis/filled-pause-candidates.ts';
import {
  createFilledPauseFollower,
  type HeardFilledPause,
} from '../../../../../src/core/analysis/filled-pause-detector.ts';
import type { Ear } from '../../../../../src/core/analysis/filled-pause-ear.ts';
import { createVoicedFollower } from '../../../../../src/core/analysis/voiced-stretches.ts';
import type { Truth } from '../truth.ts';
import type { HeardTake } from './hear-take.ts';

/** A candidate with what it really is. */
export interface Example extends Candidate {
  readonly features: Float32Array;
  /** The largest share (of both together) that it has in common with a filled pause. */
  readonly agreement: number;
  /** A drawn-out word, or a filled pause lies over half of it, or it over half of one: these are hard to tell. All that a person says counts as such. */
  readonly isHard: boolean;
}

/** What an ear is given to hear in a take: features of frames, row by row, and the candidates. */
export interface Lesson {
  readonly frames: readonly Float32Array[];
  readonly examples: readonly Example[];
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const shared = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));
const length = ({ startMs, endMs }: Span): number => endMs - startMs;

/** A take's filled pauses at the speed at which it is heard. */
export const filledPausesOf = ({ fillers = [] }: Truth, speed: number): Span[] =>
  fillers.map(({ startMs, endMs }) => ({ startMs: startMs / speed, endMs: endMs / speed }));

/** What the detector hears in a take with another ear. */
export const listenWith = ({ frames, voiceActivity }: HeardTake, ear: Ear): readonly HeardFilledPause[] => {
  const voiced = createVoicedFollower();
  const follower = createFilledPauseFollower(ear);
  voiced.advance(frames, voiceActivity, frames.count);
  follower.advance(frames, voiced.isActive, frames.count);
  follower.finish(frames, voiced.isActive);
  return follower.possible;
};

/** All that there is to learn from a take. */
export const lessonOf = (take: HeardTake, truth: Truth): Lesson => {
  const { speed } = take;
  const frames: Float32Array[] = [];
  const examples: Example[] = [];
  const filled = filledPausesOf(truth, speed);
  const drawnOut = (truth.confounders ?? [])
    .filter(({ kind }) => kind === 'drawn-out word')
    .map(({ startMs, endMs }) => ({ startMs: startMs / speed, endMs: endMs / speed }));
  listenWith(take, {
    hear: (features) => void frames.push(features.slice()),
    judge: ({ first, end }, features) => {
      const own = { startMs: first * 10, endMs: end * 10 };
      const agreements = filled.map(
        (one) => shared(own, one) / (length(own) + length(one) - shared(own, one)),
      );
      const touches = filled.some((one) => shared(own, one) > 0.5 * Math.min(length(own), length(one)));
      examples.push({
        first,
        end,
        features: Float32Array.from(features),
        agreement: Math.max(0, ...agreements),
        isHard: !truth.isSynthetic || touches || drawnOut.some((one) => shared(own, one) > 0.3 * length(one)),
      });
      return 0;
    },
  });
  return { frames, examples };
};
