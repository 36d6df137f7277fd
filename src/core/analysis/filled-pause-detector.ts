import type { Moment } from '../../contract/primitives.ts';
import { type Candidate, candidatesUpTo, isBoundary } from './filled-pause-candidates.ts';
import { createEar, type Ear, framesAhead } from './filled-pause-ear.ts';
import { filledPauseEar } from './filled-pause-ear-weights.ts';
import { describeCandidate } from './filled-pause-features.ts';
import { describeFrame, frameFeatureCount } from './filled-pause-frames.ts';
import { frameStartMs } from './frame-grid.ts';
import { createSpeakerAverage } from './speaker-average.ts';
import type { SpeechFrames } from './speech-frames.ts';

/** A sound like "um", heard without knowing any words. `probability` is calibrated on synthetic voices that its training left out. */
export interface HeardFilledPause extends Moment {
  readonly probability: number;
}

/** Follows the filled pauses of a running sound. */
export interface FilledPauseFollower {
  /** Looks at the frames before `until`, less the few it needs beyond each. `isActive` tells where somebody speaks. */
  advance(frames: SpeechFrames, isActive: (frame: number) => boolean, until: number): void;
  /** Ends the sound at `frames.count`. */
  finish(frames: SpeechFrames, isActive: (frame: number) => boolean): void;
  /** Filled pauses so far, in order: `leastCounted` or more. */
  readonly heard: readonly HeardFilledPause[];
  /** Those, and what only words could tell: anything with a probability of `leastPossible` or more, in order. */
  readonly possible: readonly HeardFilledPause[];
}

/** From this probability on a sound counts. Below it more would be made up than gained. */
export const leastCounted = 0.5;
/** Below this it is forgotten. */
export const leastPossible = 0.05;

const longestPast = 150;
/** A candidate waits so long for a better one that overlaps it, unless the voice stops. */
const waitFrames = 12;
const silenceFrames = 8;
const silenceDb = 10;
const edgeSilenceDb = 20;
const loudShare = 0.25;

interface Weighed extends Candidate {
  /** Without what is silent at its ends. */
  readonly sounding: Candidate;
  readonly probability: number;
  readonly dueAt: number;
}

/** One that counts for now, and where it is listed: two may be listed as one. */
interface Taken extends Weighed {
  moment: HeardFilledPause;
}

const overlap = (a: Candidate, b: Candidate): boolean => a.first < b.end && b.first < a.end;

const meanLevel = (frames: SpeechFrames, from: number, to: number): number => {
  let sum = 0;
  for (let frame = from; frame < to; frame++) sum += frames.levelDbfs[frame] ?? -96;
  return sum / (to - from);
};

/**
 * A candidate without the silence at its ends: where a voice fades the spectrum still changes when nothing is heard any more. Silence is measured
 * from what its louder quarter reaches: the end of a loud word before "hmm" does not make silence of it.
 */
const soundingOf = ({ intensityDbfs }: SpeechFrames, { first, end }: Candidate): Candidate => {
  const loud =
    intensityDbfs
      .slice(first, end)
      .toSorted()
      .at(-Math.ceil((end - first) * loudShare)) ?? -96;
  const isSilent = (frame: number): boolean => (intensityDbfs[frame] ?? -96) < loud - edgeSilenceDb;
  let [from, to] = [first, end];
  while (from < to - 1 && isSilent(from)) from++;
  while (to > from + 1 && isSilent(to - 1)) to--;
  return { first: from, end: to };
};

/** Whether hardly anything is heard right after a candidate. */
const endsInSilence = (frames: SpeechFrames, { first, end }: Candidate): boolean =>
  meanLevel(frames, end + 2, end + 2 + silenceFrames) < meanLevel(frames, first, end) - silenceDb;

/**
 * Acoustic detector of filled pauses. Where the spectrum changes most, one sound ends and another begins; what lies between two such
 * boundaries, with up to four inside, is a candidate. A small network hears the frames and judges each; of those that overlap the most probable
 * counts. One is known 160 ms of frames after its end where the voice stops there, 280 ms where it goes on; what turns out still more probable
 * later ("u" was heard, then "u-m") takes its place.
 */
export const createFilledPauseFollower = (ear: Ear = createEar(filledPauseEar)): FilledPauseFollower => {
  const heard: HeardFilledPause[] = [];
  const possible: HeardFilledPause[] = [];
  const speaker = createSpeakerAverage();
  const boundaries: number[] = [];
  let waiting: Weighed[] = [];
  let taken: Taken[] = [];
  const features = new Float32Array(frameFeatureCount);
  let heardCount = 0;
  let cursor = 0;

  const remove = (moment: HeardFilledPause): void => {
    for (const list of [heard, possible]) {
      const index = list.indexOf(moment);
      if (index >= 0) list.splice(index, 1);
    }
  };

  const add = (one: Taken): void => {
    const lists = one.probability >= leastCounted ? [heard, possible] : [possible];
    // Two that count and touch are the two sounds of one ("u-m").
    const touching = taken.filter(
      ({ first, end, probability }) =>
        probability >= leastCounted && (end === one.first || first === one.end),
    );
    if (lists.length === 2)
      for (const other of new Set(touching.map(({ moment }) => moment))) {
        remove(other);
        one.moment = {
          startMs: Math.min(other.startMs, one.moment.startMs),
          endMs: Math.max(other.endMs, one.moment.endMs),
          probability: Math.max(other.probability, one.moment.probability),
        };
        for (const piece of taken) if (piece.moment === other) piece.moment = one.moment;
      }
    const { moment } = one;
    for (const list of lists)
      list.splice(list.findLastIndex(({ startMs }) => startMs < moment.startMs) + 1, 0, moment);
  };

  /** Lists a candidate by itself. */
  const take = (one: Weighed): void => {
    const { sounding, probability } = one;
    const moment = { startMs: frameStartMs(sounding.first), endMs: frameStartMs(sounding.end), probability };
    const own = { ...one, moment };
    add(own);
    taken.push(own);
  };

  /** Those that overlap a better one no longer count; what was listed together with them counts by itself. */
  const giveUp = (better: Weighed): void => {
    const lost = taken.filter((one) => overlap(one, better));
    const moments = new Set(lost.map(({ moment }) => moment));
    const again = taken.filter((one) => moments.has(one.moment) && !lost.includes(one));
    taken = taken.filter((one) => !moments.has(one.moment));
    for (const moment of moments) remove(moment);
    for (const one of again) take(one);
  };

  const settle = (): void => {
    for (;;) {
      const best = waiting.find(
        (one) =>
          !waiting.some((other) => other.probability > one.probability && overlap(one, other)) &&
          one.dueAt <= cursor,
      );
      if (!best) return;
      waiting = waiting.filter((one) => !overlap(one, best));
      giveUp(best);
      take(best);
    }
  };

  const weigh = (frames: SpeechFrames, isActive: (frame: number) => boolean): void => {
    // The voice activity detector was taught with talk, and hears nobody in many a vowel that begins after silence and is held.
    const isVoice = (frame: number): boolean => isActive(frame) || speaker.isOwn(frames, frame);
    for (const one of candidatesUpTo(frames, boundaries, isVoice)) {
      if (speaker.isBreath(frames, one)) continue;
      const probability = ear.judge(one, describeCandidate(frames, one, speaker.usual));
      const isBeaten = taken.some((other) => other.probability >= probability && overlap(one, other));
      if (probability < leastPossible || isBeaten) continue;
      waiting.push({
        ...one,
        sounding: soundingOf(frames, one),
        probability,
        dueAt: cursor + (endsInSilence(frames, one) ? 0 : waitFrames),
      });
    }
  };

  const look = (
    frames: SpeechFrames,
    frame: number,
    isActive: (frame: number) => boolean,
    isEnd = false,
  ): void => {
    for (; heardCount <= frame + framesAhead; heardCount++) {
      describeFrame(frames, heardCount, speaker.usual, features);
      ear.hear(features);
    }
    if (isEnd || isBoundary(frames, frame)) {
      const last = boundaries.at(-1);
      if (last !== undefined && isActive(last) && isActive(frame - 1)) speaker.learnPart(frame - last);
      boundaries.push(frame);
      while ((boundaries[0] ?? frame) < frame - longestPast) boundaries.shift();
      taken = taken.filter(({ end }) => end > frame - longestPast);
      weigh(frames, isActive);
    }
    settle();
    if (isActive(frame)) speaker.learn(frames, frame);
  };

  return {
    heard,
    possible,
    advance: (frames, isActive, until) => {
      for (; cursor + framesAhead < until; cursor++) look(frames, cursor, isActive);
    },
    finish: (frames, isActive) => {
      for (; cursor < frames.count; cursor++) look(frames, cursor, isActive);
      look(frames, cursor, isActive, true);
      cursor += waitFrames;
      settle();
    },
  };
};
