import type { Candidate } from './filled-pause-candidates.ts';
import { hopMs } from './frame-grid.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { pitchSlope, semitonesOf } from './stillness.ts';

/** Logistic regression on the candidates of the development split, 720 of them, 274 real. */
const weights = {
  constant: 7.82,
  length: 0.91,
  change: -6.69,
  transitions: -0.18,
  slope: -3.49,
  range: -1.59,
  stillShare: -1.3,
  stillLength: 1.21,
};

/**
 * How likely a candidate is a filled pause, 0..1: a logistic function of its length, how much envelope and pitch move in its cores, how many
 * transitions it has, its range of pitch, and how much of it is still. Weights from the development split of the accuracy benchmark. How
 * loud it is and whether pauses stand around it is left out on purpose: there the benchmark's own choices would be learnt.
 */
export const filledPauseProbability = (frames: SpeechFrames, { first, last, cores }: Candidate): number => {
  let change = 0;
  let slope = 0;
  let still = 0;
  for (const core of cores)
    for (let frame = core.first; frame <= core.last; frame++) {
      change += frames.envelopeChangeDb[frame] ?? 0;
      slope += Math.min(30, pitchSlope(frames, frame));
      still++;
    }
  const semitones: number[] = [];
  for (let frame = first; frame <= last; frame++) {
    const value = semitonesOf(frames.pitchHz[frame] ?? 0);
    if (!Number.isNaN(value)) semitones.push(value);
  }
  semitones.sort((a, b) => a - b);
  const at = (share: number): number => semitones[Math.floor(semitones.length * share)] ?? 0;
  const length = last - first + 1;
  const score =
    weights.constant +
    weights.length * Math.log((length * hopMs) / 300) +
    weights.change * (change / still / 3) +
    weights.transitions * (cores.length - 1) +
    weights.slope * (slope / still / 10) +
    weights.range * ((at(0.95) - at(0.05)) / 2) +
    weights.stillShare * (still / length) +
    weights.stillLength * Math.log((still * hopMs) / 200);
  return Math.round(1000 / (1 + Math.exp(-score))) / 1000;
};
