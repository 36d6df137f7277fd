import type { Moment } from '../../contract/primitives.ts';
import { frameStartMs, hopMs, voiceActivityFrameOf } from './frame-grid.ts';
import { longestBreathFrames, withoutBreaths } from './breaths.ts';
import { createGrowingColumn } from './growing-column.ts';
import { createRoomSound } from './room-sound.ts';
import { semitonesOf } from './semitones.ts';
import type { SpeechFrames } from './speech-frames.ts';
import {
  edgeReachFrames,
  type FrameStretch,
  type Loudness,
  pauseFrames,
  refineStretch,
} from './voice-edges.ts';
import { createVoiceThreshold } from './voice-threshold.ts';

/** Voice activity begins at this probability and ends below the lower one (hysteresis). */
export const activeFrom = 0.5;
export const inactiveBelow = 0.35;

/** Shorter sounds are no speech, in frames: a click, a cough's start. */
const leastStretchFrames = 6;

/** A sound up to the length of a breath that hardly has a pitch is a breath or a rustle. */
const leastPitchedShare = 0.05;

/**
 * In noise the soft sounds of a voice sink below the room, and a gap between two words measures longer than it is. Where the voice
 * stands less than this above the room, in dB, a frame is also voice when the shape of its spectrum lies this many times further from the
 * room's than is usual in the room. From 4 on more is won in noise, but an echo, which is coloured too, would be taken for voice.
 */
const noisyBelowDb = 35;
const unlikeRoomFrom = 6;
/** What the detector is nearly sure of not being voice shows what the room sounds like. */
const roomBelow = 0.15;

/**
 * What noise hides wholly, the detector hears through: in noise a gap up to this length, in frames, is no pause when the detector's
 * probability is this high on average. The longer the gap the surer it must be, as long gaps are seldom made by noise: at 200 ms, and
 * more for each frame above. Fitted to the development split of the accuracy benchmark.
 */
const longestHeardThroughFrames = 40;
const heardThrough = 0.5;
const heardThroughMore = 0.015;

/**
 * The detector was taught with talk, and a vowel held still is soon none to it. While pitch, spectrum and level stay as they were when it lost
 * it, above the room's level, the same voice goes on, at most so long, in frames: "uhhh" is no pause.
 */
const longestHeldFrames = 150;
const heldChangeDb = 4;
const heldLevelDb = 6;
const heldSemitones = 3;

const isBreath = (frames: SpeechFrames, { first, end }: FrameStretch): boolean => {
  if (end - first > longestBreathFrames) return false;
  let pitched = 0;
  for (let frame = first; frame < end; frame++) if ((frames.pitchHz[frame] ?? 0) > 0) pitched++;
  return pitched < leastPitchedShare * (end - first);
};

/** Follows where somebody speaks, on a running sound. */
export interface VoicedFollower {
  /** Looks at the frames before `until`; voice activity must be known for all of them. */
  advance(frames: SpeechFrames, voiceActivity: ArrayLike<number>, until: number): void;
  /** Ends the sound at `frames.count`. */
  finish(frames: SpeechFrames): void;
  /** Whether voice activity is on at a frame that was looked at. */
  isActive(frame: number): boolean;
  /** Stretches so far, in order, at least 200 ms apart. The last may still grow by what follows within 400 ms. */
  voiced(): Moment[];
  /** What of this will not change any more, whatever follows. */
  settled(): SettledVoice;
}

/** The part of the voice that is certain while the sound goes on. */
export interface SettledVoice {
  /** The stretches that will not change, in order, from the first on; more are added at the end, none is taken away. */
  readonly stretches: readonly Moment[];
  /** No other stretch begins before this, in milliseconds; infinity when the sound has ended. */
  readonly nextFromMs: number;
}

/** Makes a follower. A stretch is known at most 540 ms after its end. */
export const createVoicedFollower = (): VoicedFollower => {
  const threshold = createVoiceThreshold();
  const thresholds = createGrowingColumn();
  const active = createGrowingColumn();
  const probabilities = createGrowingColumn();
  const ranges = createGrowingColumn();
  const room = createRoomSound();
  const waiting: FrameStretch[] = [];
  const stretches: FrameStretch[] = [];
  const certain: Moment[] = [];
  let certainCount = 0;
  let isOn = false;
  let onSince = 0;
  let lastHeard = 0;
  let cursor = 0;
  let hasEnded = false;

  /** Whether the voice that the detector heard last goes on at a frame, held still. */
  const isHeld = ({ pitchHz, levelDbfs, envelopeChangeDb }: SpeechFrames, frame: number): boolean => {
    const thresholdDbfs = frame > 0 ? thresholds.at(frame - 1) : Number.NEGATIVE_INFINITY;
    const before = semitonesOf(pitchHz[lastHeard] ?? 0);
    const now = semitonesOf(pitchHz[frame] ?? 0);
    return (
      frame - lastHeard <= longestHeldFrames &&
      Number.isFinite(thresholdDbfs) &&
      (levelDbfs[frame] ?? -96) >= thresholdDbfs &&
      Math.abs(now - before) <= heldSemitones &&
      (envelopeChangeDb[frame] ?? 0) <= heldChangeDb &&
      (levelDbfs[frame] ?? -96) >= (levelDbfs[lastHeard] ?? 0) - heldLevelDb
    );
  };

  const isLongEnough = ({ first, end }: FrameStretch): boolean => end - first >= leastStretchFrames;
  const momentOf = ({ first, end }: FrameStretch): Moment => ({
    startMs: frameStartMs(first),
    endMs: frameStartMs(end),
  });

  const loudnessIn =
    (frames: SpeechFrames): Loudness =>
    (frame, knownAt) => {
      const thresholdDbfs = thresholds.at(knownAt);
      if (!Number.isFinite(thresholdDbfs)) return undefined;
      if ((frames.levelDbfs[frame] ?? 0) >= thresholdDbfs) return true;
      return ranges.at(knownAt) < noisyBelowDb && room.unlikeness(frame) > unlikeRoomFrom;
    };

  const isHeardThrough = (first: number, end: number): boolean => {
    if (end - first > longestHeardThroughFrames || ranges.at(first) >= noisyBelowDb) return false;
    let sum = 0;
    for (let frame = first; frame < end; frame++) sum += probabilities.at(frame);
    const needed = heardThrough + heardThroughMore * (end - first - pauseFrames);
    return sum >= needed * (end - first);
  };

  const join = (part: FrameStretch): void => {
    const last = stretches.at(-1);
    if (last && (part.first - last.end < pauseFrames || isHeardThrough(last.end, part.first))) {
      stretches[stretches.length - 1] = { first: last.first, end: Math.max(last.end, part.end) };
      return;
    }
    if (last && !isLongEnough(last)) stretches.pop();
    stretches.push(part);
  };

  const settle = (frames: SpeechFrames, frameCount: number): void => {
    for (
      let next = waiting[0];
      next && (next.end + edgeReachFrames + 4 <= cursor || frameCount === cursor);
      next = waiting[0]
    ) {
      waiting.shift();
      refineStretch(next, loudnessIn(frames), frameCount)
        .filter((part) => !isBreath(frames, part))
        .flatMap((part) => withoutBreaths(frames, part, probabilities.at))
        .forEach(join);
    }
  };

  return {
    advance: (frames, voiceActivity, until) => {
      for (; cursor < until; cursor++) {
        const probability = voiceActivity[voiceActivityFrameOf(cursor)] ?? 0;
        const turnsOn = !isOn && probability >= activeFrom;
        if (isOn && probability >= inactiveBelow) lastHeard = cursor;
        const turnsOff = isOn && probability < inactiveBelow && !isHeld(frames, cursor);
        if (turnsOn) onSince = cursor;
        if (turnsOff) waiting.push({ first: onSince, end: cursor });
        if (turnsOn || turnsOff) isOn = !isOn;
        active.push(isOn ? 1 : 0);
        probabilities.push(probability);
        room.next(frames, cursor, !isOn && probability < roomBelow);
        thresholds.push(threshold.next(frames.levelDbfs[cursor] ?? 0, isOn));
        ranges.push(threshold.rangeDb());
      }
      settle(frames, Number.POSITIVE_INFINITY);
    },
    finish: (frames) => {
      if (isOn) waiting.push({ first: onSince, end: cursor });
      isOn = false;
      settle(frames, cursor);
      hasEnded = true;
    },
    isActive: (frame) => active.at(frame) === 1,
    voiced: () => stretches.filter(isLongEnough).map(momentOf),
    settled: () => {
      // What is still to come can reach back this far, and joins what ends less than a pause before it.
      const openSince = waiting[0]?.first ?? (isOn ? onSince : cursor);
      const nextFrom = hasEnded ? Number.POSITIVE_INFINITY : Math.max(0, openSince - edgeReachFrames);
      const isOver = ({ end }: FrameStretch): boolean => nextFrom - end > longestHeardThroughFrames;
      let next = stretches[certainCount];
      while (next && isOver(next) && isLongEnough(next)) {
        certain.push(momentOf(next));
        next = stretches[++certainCount];
      }
      // A short sound that is over can only be the last: it goes when the next stretch comes, and is none already.
      const unsettledFrom = next && !isOver(next) ? next.first : nextFrom;
      return { stretches: certain, nextFromMs: Math.min(nextFrom, unsettledFrom) * hopMs };
    },
  };
};
