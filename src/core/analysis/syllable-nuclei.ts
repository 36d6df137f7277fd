import { frameStartMs, hopMs } from './frame-grid.ts';
import type { SpeechFrames } from './speech-frames.ts';

/** The loudest point of one syllable. `atMs` from the start of the sound; `intensityDbfs` as in the frames. */
export interface SyllableNucleus {
  readonly atMs: number;
  readonly intensityDbfs: number;
}

/** Follows the syllables of a running sound. */
export interface NucleusFollower {
  /** Looks at the frames before `until`. */
  advance(frames: SpeechFrames, until: number): void;
  /** Nuclei so far, in order. */
  readonly nuclei: readonly SyllableNucleus[];
}

/**
 * A nucleus stands out by this much from the dips on both sides, in dB. De Jong & Wempe ask for 2 dB in the intensity of the whole band;
 * between 300 and 1500 Hz the nasals and liquids that part two vowels dip less.
 */
const leastDipDb = 1;

/** Peaks this far below the loudest of the last seconds are no syllables, in dB; the loudest fades by 2 dB a second. */
const deepestPeakDb = 25;
const fadeDb = 0.02;

/**
 * Syllable nuclei after de Jong & Wempe (2009): peaks of intensity, voiced, above the dip before and the dip after.
 * Their threshold is relative to the whole file's maximum; here to a fading one, so that a running sound gives the same answer.
 */
export const createNucleusFollower = (): NucleusFollower => {
  const nuclei: SyllableNucleus[] = [];
  let cursor = 0;
  let isRising = false;
  let dipDbfs = Number.POSITIVE_INFINITY;
  let peakDbfs = Number.NEGATIVE_INFINITY;
  let peakFrame = 0;
  let loudestDbfs = Number.NEGATIVE_INFINITY;

  const look = (frames: SpeechFrames, frame: number): void => {
    const intensity = frames.intensityDbfs[frame] ?? 0;
    loudestDbfs = Math.max(loudestDbfs - fadeDb, intensity);
    if (isRising && intensity > peakDbfs) {
      peakDbfs = intensity;
      peakFrame = frame;
    } else if (isRising && intensity <= peakDbfs - leastDipDb) {
      const isVoiced = [0, -1, 1].some((offset) => (frames.pitchHz[peakFrame + offset] ?? 0) > 0);
      if (isVoiced && peakDbfs > loudestDbfs - deepestPeakDb)
        nuclei.push({ atMs: frameStartMs(peakFrame) + hopMs / 2, intensityDbfs: peakDbfs });
      isRising = false;
      dipDbfs = intensity;
    } else if (!isRising) {
      dipDbfs = Math.min(dipDbfs, intensity);
      if (intensity < dipDbfs + leastDipDb) return;
      isRising = true;
      peakDbfs = intensity;
      peakFrame = frame;
    }
  };

  return {
    nuclei,
    advance: (frames, until) => {
      for (; cursor < until; cursor++) look(frames, cursor);
    },
  };
};
