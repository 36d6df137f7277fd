import { hopMs } from '../../../../../src/core/analysis/frame-grid.ts';
import type { SpeechFrames } from '../../../../../src/core/analysis/speech-frames.ts';
import type { Truth } from '../truth.ts';

/** Frame by frame: relative errors where both hear a pitch, and how often only one does. */
export interface PitchScore {
  /** Always positive. */
  readonly relativeErrors: readonly number[];
  /** Frames that are off by half an octave or more. */
  readonly octaveErrors: number;
  readonly missedFrames: number;
  readonly madeUpFrames: number;
  readonly silentFrames: number;
}

/** Compares pitch with the truth where that tells. */
export const scorePitch = ({ pitch }: Truth, frames: SpeechFrames): PitchScore | undefined => {
  if (!pitch) return undefined;
  const relativeErrors: number[] = [];
  let octaveErrors = 0;
  let missedFrames = 0;
  let madeUpFrames = 0;
  let silentFrames = 0;
  for (const [index, trueHz] of pitch.hz.entries()) {
    if (trueHz === null) continue;
    const foundHz = frames.pitchHz[Math.floor(((index + 0.5) * pitch.stepMs) / hopMs)] ?? 0;
    if (trueHz === 0) {
      silentFrames++;
      if (foundHz > 0) madeUpFrames++;
    } else if (foundHz === 0) missedFrames++;
    else {
      relativeErrors.push(Math.abs(foundHz / trueHz - 1));
      if (Math.abs(Math.log2(foundHz / trueHz)) >= 0.5) octaveErrors++;
    }
  }
  return { relativeErrors, octaveErrors, missedFrames, madeUpFrames, silentFrames };
};
