import { candidateStrength, maximumCandidates } from './pitch-candidates.ts';
import { createPitchRange } from './pitch-range.ts';
import type { PitchCandidates } from './pitch-candidates.ts';

/** Frames by which the tracker's answer lags behind its input. */
export const pitchDelayFrames = 10;

/** Takes the answer for one frame: `pitchHz` 0 where there is no voice, with the periodicity 0..1 of the chosen candidate. */
export type PitchSink = (pitchHz: number, periodicity: number) => void;

/** Follows the voice from frame to frame. */
export interface PitchTracker {
  /** Takes the candidates of the next frame; `isAudible` false forces "no voice". Answers for the frame `pitchDelayFrames` ago. */
  push(candidates: PitchCandidates, isAudible: boolean): void;
  /** Answers for the frames still waiting. */
  finish(): void;
}

// The first state is "no voice"; costs after Boersma (1993), for frames 10 ms apart.
const states = maximumCandidates + 1;
const voicingThreshold = 0.35;
const octaveJumpCost = 0.35;
const voicingChangeCost = 0.14;
const slots = pitchDelayFrames + 1;

const transitionCost = (fromHz: number, toHz: number): number => {
  if (fromHz === 0 && toHz === 0) return 0;
  if (fromHz === 0 || toHz === 0) return voicingChangeCost;
  return octaveJumpCost * Math.abs(Math.log2(fromHz / toHz));
};

/**
 * Viterbi search for the best path through the candidates with a fixed delay: what a frame is called depends on the next 100 ms
 * only, so that a live stream and a whole recording give the same pitch.
 */
export const createPitchTracker = (sink: PitchSink): PitchTracker => {
  const pitchHz = Array.from({ length: slots }, () => new Float64Array(states));
  const periodicity = Array.from({ length: slots }, () => new Float64Array(states));
  const cameFrom = Array.from({ length: slots }, () => new Uint8Array(states));
  let scores = new Float64Array(states);
  let nextScores = new Float64Array(states);
  const range = createPitchRange();
  let taken = 0;
  let given = 0;

  const give = (): void => {
    let state = 0;
    for (let s = 1; s < states; s++) if ((scores[s] as number) > (scores[state] as number)) state = s;
    for (let frame = taken - 1; frame > given; frame--) state = cameFrom[frame % slots]?.[state] ?? 0;
    const slot = given % slots;
    const chosen = pitchHz[slot]?.[state] ?? 0;
    if (chosen > 0) range.learn(chosen);
    sink(chosen, periodicity[slot]?.[state] ?? 0);
    given++;
  };

  const push: PitchTracker['push'] = (candidates, isAudible) => {
    const slot = taken % slots;
    const hz = pitchHz[slot] as Float64Array;
    const period = periodicity[slot] as Float64Array;
    const from = cameFrom[slot] as Uint8Array;
    const previousHz = pitchHz[(taken + slots - 1) % slots] as Float64Array;
    for (let s = 0; s < states; s++) {
      const isCandidate = s > 0 && s <= candidates.count && isAudible;
      hz[s] = isCandidate ? (candidates.pitchHz[s - 1] as number) : 0;
      period[s] = isCandidate ? (candidates.periodicity[s - 1] as number) : 0;
      let gain = Number.NEGATIVE_INFINITY;
      if (isCandidate)
        gain = candidateStrength(hz[s] as number, period[s] as number) - range.cost(hz[s] as number);
      else if (s === 0) gain = voicingThreshold;
      let best = Number.NEGATIVE_INFINITY;
      for (let p = 0; p < states; p++) {
        const score =
          taken === 0 ? 0 : (scores[p] as number) - transitionCost(previousHz[p] as number, hz[s] as number);
        if (score > best) {
          best = score;
          from[s] = p;
        }
      }
      nextScores[s] = best + gain;
    }
    [scores, nextScores] = [nextScores, scores];
    const highest = Math.max(...scores);
    for (let s = 0; s < states; s++) scores[s] = (scores[s] as number) - highest;
    taken++;
    if (taken - given > pitchDelayFrames) give();
  };

  return {
    push,
    finish: () => {
      while (given < taken) give();
    },
  };
};
