import type { Moment } from '../../contract/primitives.ts';
import {
  type Candidate,
  candidatesOf,
  goesOn,
  isStill,
  leastCoreFrames,
  longestDropoutFrames,
  longestReachFrames,
  longestTransitionFrames,
  type StillCore,
} from './filled-pause-candidates.ts';
import { filledPauseProbability } from './filled-pause-probability.ts';
import { frameStartMs, hopMs } from './frame-grid.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { slopeReachFrames } from './stillness.ts';

/** A sound like "um", heard without knowing any words. `probability` is fitted to synthetic speech; for unseen voices it is too high. */
export interface HeardFilledPause extends Moment {
  readonly probability: number;
}

/** Follows the filled pauses of a running sound. */
export interface FilledPauseFollower {
  /** Looks at the frames before `until`, less the few it needs beyond each. `isActive` tells where somebody speaks. */
  advance(frames: SpeechFrames, isActive: (frame: number) => boolean, until: number): void;
  /** Ends the sound at `frames.count`. */
  finish(frames: SpeechFrames, isActive: (frame: number) => boolean): void;
  /** Filled pauses so far, in order. */
  readonly heard: readonly HeardFilledPause[];
}

/** A filled pause lasts at least this long, in ms. */
export const leastFilledPauseMs = 200;

const leastProbability = 0.4;
const leastActiveShare = 0.5;
/** A group of cores is decided at the latest when it has so many, so that a monotone voice delays nothing for long. */
const mostCores = 6;

/**
 * Acoustic detector of filled pauses after Goto, Itou & Hayamizu (1999): somebody hesitating does not move the mouth, so pitch and
 * spectral envelope stay nearly still. Still cores, alone or up to three joined by transitions, are weighed; of those that overlap the most
 * probable counts. One is known as soon as the voice stops, or 200 ms of clear speech follow.
 */
export const createFilledPauseFollower = (): FilledPauseFollower => {
  const heard: HeardFilledPause[] = [];
  let group: StillCore[] = [];
  let coreFirst = -1;
  let unpitched = 0;
  let cursor = 0;

  const decide = (frames: SpeechFrames, isActive: (frame: number) => boolean): void => {
    const isVoice = ({ first, last }: Candidate): boolean => {
      let active = 0;
      for (let frame = first; frame <= last; frame++) if (isActive(frame)) active++;
      return active >= leastActiveShare * (last - first + 1);
    };
    const weighed = candidatesOf(frames, group)
      .filter((one) => (one.last - one.first + 1) * hopMs >= leastFilledPauseMs && isVoice(one))
      .map((one) => ({ ...one, probability: filledPauseProbability(frames, one) }))
      .filter(({ probability }) => probability >= leastProbability)
      .toSorted((a, b) => b.probability - a.probability);
    const chosen: typeof weighed = [];
    for (const one of weighed)
      if (!chosen.some(({ first, last }) => first <= one.last && last >= one.first)) chosen.push(one);
    for (const { first, last, probability } of chosen.toSorted((a, b) => a.first - b.first)) {
      const startMs = Math.max(frameStartMs(first), heard.at(-1)?.endMs ?? 0);
      heard.push({ startMs, endMs: frameStartMs(last + 1), probability });
    }
    group = [];
  };

  const closeCore = (last: number): void => {
    if (coreFirst >= 0 && last - coreFirst + 1 >= leastCoreFrames) group.push({ first: coreFirst, last });
    coreFirst = -1;
  };

  const look = (frames: SpeechFrames, frame: number, isActive: (frame: number) => boolean): void => {
    const still = isStill(frames, frame);
    if (!still || (coreFirst >= 0 && !goesOn(frames, frame))) closeCore(frame - 1);
    if (still && coreFirst < 0) coreFirst = frame;
    unpitched = (frames.pitchHz[frame] ?? 0) > 0 ? 0 : unpitched + 1;
    const last = group.at(-1)?.last ?? frame;
    const isApart =
      unpitched > longestDropoutFrames ||
      (coreFirst < 0 ? frame : coreFirst - 1) - last > longestTransitionFrames;
    const waited = frame - last;
    if (group.length > 0 && (isApart || (group.length >= mostCores && waited > longestReachFrames)))
      decide(frames, isActive);
  };

  return {
    heard,
    advance: (frames, isActive, until) => {
      for (; cursor + slopeReachFrames + longestReachFrames < until; cursor++) look(frames, cursor, isActive);
    },
    finish: (frames, isActive) => {
      for (; cursor < frames.count; cursor++) look(frames, cursor, isActive);
      closeCore(frames.count - 1);
      decide(frames, isActive);
    },
  };
};
