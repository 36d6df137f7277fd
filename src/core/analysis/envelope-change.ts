import { envelopeSize } from './spectral-envelope.ts';

/** Frames by which the change lags behind the envelopes. */
export const envelopeChangeDelayFrames = 4;

const kept = 2 * envelopeChangeDelayFrames + 1;
const bandCount = 20;

/** Measures how fast the smooth spectrum moves. */
export interface EnvelopeChange {
  /** Where the next envelope is to be written. */
  readonly next: () => Float32Array;
  /** Takes what was written; answers the change in rms dB for the frame four frames ago. */
  readonly advance: () => number;
}

/** Distance between the mean envelopes of frames t-4..t-2 and t+2..t+4: three frames each, so that one odd frame counts little. */
export const createEnvelopeChange = (): EnvelopeChange => {
  const envelopes = Array.from({ length: kept }, () => new Float32Array(envelopeSize));
  let taken = 0;
  const at = (frame: number): Float32Array => envelopes[(frame + kept) % kept] as Float32Array;
  return {
    next: () => at(taken),
    advance: () => {
      const last = taken++;
      if (last < kept - 1) return 0;
      let sum = 0;
      for (let k = 0; k < envelopeSize; k++) {
        const after = (at(last)[k] as number) + (at(last - 1)[k] as number) + (at(last - 2)[k] as number);
        const before =
          (at(last - 6)[k] as number) + (at(last - 7)[k] as number) + (at(last - 8)[k] as number);
        sum += ((after - before) / 3) ** 2;
      }
      return Math.sqrt(sum / bandCount);
    },
  };
};
