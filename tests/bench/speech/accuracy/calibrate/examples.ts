import {
  createFilledPauseFollower,
  type HeardFilledPause,
  type Judge,
} from '../../../../../src/core/analysis/filled-pause-detector.ts';
import { createVoicedFollower } from '../../../../../src/core/analysis/voiced-stretches.ts';
import type { Truth } from '../truth.ts';
import type { HeardTake } from './hear-take.ts';

/** A candidate with what it really is. */
export interface Example {
  readonly features: Float32Array;
  readonly startMs: number;
  readonly endMs: number;
  /** The largest share (of both together) that it has in common with a filled pause. */
  readonly agreement: number;
  /** A filled pause lies over half of it, or it over half of one. */
  readonly touches: boolean;
  readonly isDrawnOut: boolean;
  /** How much it counts. */
  readonly weight: number;
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

/** What the detector hears in a take with another judge. */
export const listenWith = (
  { frames, voiceActivity }: HeardTake,
  judge: Judge,
): readonly HeardFilledPause[] => {
  const voiced = createVoicedFollower();
  const follower = createFilledPauseFollower(judge);
  voiced.advance(frames, voiceActivity, frames.count);
  follower.advance(frames, voiced.isActive, frames.count);
  follower.finish(frames, voiced.isActive);
  return follower.possible;
};

/** All candidates of a take, described. */
export const examplesOf = (take: HeardTake, truth: Truth, weight: number): Example[] => {
  const { speed } = take;
  const examples: Example[] = [];
  const filled = filledPausesOf(truth, speed);
  const confounders = (truth.confounders ?? []).filter(({ kind }) => kind === 'drawn-out word');
  const drawnOut = confounders.map(({ startMs, endMs }) => ({
    startMs: startMs / speed,
    endMs: endMs / speed,
  }));
  listenWith(take, (features, { first, end }) => {
    const own = { startMs: first * 10, endMs: end * 10 };
    const agreements = filled.map((one) => shared(own, one) / (length(own) + length(one) - shared(own, one)));
    const touches = filled.some((one) => shared(own, one) > 0.5 * Math.min(length(own), length(one)));
    examples.push({
      ...own,
      features: Float32Array.from(features),
      agreement: Math.max(0, ...agreements),
      touches,
      isDrawnOut: drawnOut.some((one) => shared(own, one) > 0.3 * length(one)),
      weight,
    });
    return 0;
  });
  return examples;
};
