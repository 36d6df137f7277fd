import type { Moment } from '../../contract/primitives.ts';
import { frameStartMs, hopMs } from './frame-grid.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { pitchSlope, semitonesOf, slopeReachFrames } from './stillness.ts';

/** A sound like "um", heard without knowing any words. `probability` 0.5..1 orders them; it is not calibrated on people yet. */
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

const stillSlope = 12;
const stillChangeDb = 2.6;
const widestSemitones = 2.5;
const longestTransitionFrames = 11;
const leastFrames = leastFilledPauseMs / hopMs;
const leastActiveShare = 0.5;

/** A run of frames with a still pitch. Its spectrum may move on the way from the vowel to the "m". */
interface Run {
  first: number;
  lastStill: number;
  lowest: number;
  highest: number;
  stillFrames: number;
  activeFrames: number;
  changeSum: number;
  slopeSum: number;
}

const clamped = (value: number): number => Math.max(0, Math.min(1, value));

const probabilityOf = (run: Run, lengthMs: number): number => {
  const length = clamped((lengthMs - leastFilledPauseMs) / 300);
  const spectrum = clamped(1 - run.changeSum / run.stillFrames / stillChangeDb);
  const pitch = clamped(1 - run.slopeSum / run.stillFrames / stillSlope);
  return Math.round((0.5 + 0.25 * length + 0.15 * spectrum + 0.1 * pitch) * 1000) / 1000;
};

/**
 * Acoustic detector of filled pauses after Goto, Itou & Hayamizu (1999): somebody hesitating does not move the mouth, so pitch and
 * spectral envelope stay nearly still for 200 ms or more. Still is: pitch moves less than 12 semitones a second and stays within 2.5
 * semitones; the envelope changes less than 2.6 dB within 60 ms, but for one transition of at most 110 ms at a time ("u-m").
 */
export const createFilledPauseFollower = (): FilledPauseFollower => {
  const heard: HeardFilledPause[] = [];
  let run: Run | undefined;
  let cursor = 0;

  const close = (): void => {
    if (!run) return;
    const frames = run.lastStill - run.first + 1;
    if (frames >= leastFrames && run.activeFrames >= leastActiveShare * run.stillFrames)
      heard.push({
        startMs: frameStartMs(run.first),
        endMs: frameStartMs(run.lastStill + 1),
        probability: probabilityOf(run, frames * hopMs),
      });
    run = undefined;
  };

  const look = (frames: SpeechFrames, frame: number, isActive: boolean): void => {
    const slope = pitchSlope(frames, frame);
    if (slope >= stillSlope) return close();
    const change = frames.envelopeChangeDb[frame] ?? 0;
    const isStill = change < stillChangeDb;
    const semitones = semitonesOf(frames.pitchHz[frame] ?? 0);
    if (run && Math.max(run.highest, semitones) - Math.min(run.lowest, semitones) > widestSemitones) close();
    if (!isStill) {
      if (run && frame - run.lastStill > longestTransitionFrames) close();
      return;
    }
    run ??= {
      first: frame,
      lastStill: frame,
      lowest: semitones,
      highest: semitones,
      stillFrames: 0,
      activeFrames: 0,
      changeSum: 0,
      slopeSum: 0,
    };
    run.lastStill = frame;
    run.lowest = Math.min(run.lowest, semitones);
    run.highest = Math.max(run.highest, semitones);
    run.stillFrames++;
    run.activeFrames += isActive ? 1 : 0;
    run.changeSum += change;
    run.slopeSum += slope;
  };

  const advance: FilledPauseFollower['advance'] = (frames, isActive, until) => {
    for (; cursor + slopeReachFrames < until; cursor++) look(frames, cursor, isActive(cursor));
  };

  return {
    heard,
    advance,
    finish: (frames, isActive) => {
      for (; cursor < frames.count; cursor++) look(frames, cursor, isActive(cursor));
      close();
    },
  };
};
