/**
 * What is measured every 10 ms: one column per feature, all of length `count`. Frame i stands for samples
 * `[160 i, 160 (i + 1))` of the 16 kHz sound.
 */
export interface SpeechFrames {
  readonly count: number;
  /** Mean power of about 20 ms in dBFS (full-scale sine: -3), never below -96. */
  readonly levelDbfs: Float32Array;
  /** Mean power of about 50 ms in dBFS: the contour whose peaks are syllables. */
  readonly intensityDbfs: Float32Array;
  /** Pitch in Hz, 60..400; 0 where there is none. */
  readonly pitchHz: Float32Array;
  /** How far the smooth spectrum moves within 60 ms, rms dB; a vowel held still is below 2.5. */
  readonly envelopeChangeDb: Float32Array;
  /** Samples of the frame at or above 99 % of full scale, 0..160. */
  readonly clippedSamples: Float32Array;
}

/** Frames of nothing. */
export const noFrames: SpeechFrames = {
  count: 0,
  levelDbfs: new Float32Array(0),
  intensityDbfs: new Float32Array(0),
  pitchHz: new Float32Array(0),
  envelopeChangeDb: new Float32Array(0),
  clippedSamples: new Float32Array(0),
};
