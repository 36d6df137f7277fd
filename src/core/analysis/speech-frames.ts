/**
 * What is measured every 10 ms: one column per feature, all of length `count`. Frame i stands for samples
 * `[160 i, 160 (i + 1))` of the 16 kHz sound.
 */
export interface SpeechFrames {
  readonly count: number;
  /** Mean power of about 20 ms in dBFS (full-scale sine: -3), never below -96. */
  readonly levelDbfs: Float32Array;
  /** Mean power from 300 to 1500 Hz over about 50 ms, in dBFS: the contour whose peaks are syllables. */
  readonly intensityDbfs: Float32Array;
  /** Pitch in Hz, 60..400; 0 where there is none. */
  readonly pitchHz: Float32Array;
  /** How far the smooth spectrum moves within 60 ms, rms dB; a vowel held still is below 2.5. */
  readonly envelopeChangeDb: Float32Array;
  /**
   * Shape of the smooth spectrum, `envelopeSize` values a frame: cosine terms of 20 mel bands in dB from 150 Hz to 5 kHz, the mean left out,
   * rounded to whole numbers (0.2 dB rms). Zeros where nothing is audible.
   */
  readonly envelopes: Int8Array;
  /** Samples of the frame at or above 99 % of full scale, 0..160. */
  readonly clippedSamples: Float32Array;
}

/** The same frames in arrays of their own, just as long as needed: for keeping, or for sending to another thread. */
export const compactFrames = (frames: SpeechFrames): SpeechFrames => ({
  count: frames.count,
  levelDbfs: frames.levelDbfs.slice(),
  intensityDbfs: frames.intensityDbfs.slice(),
  pitchHz: frames.pitchHz.slice(),
  envelopeChangeDb: frames.envelopeChangeDb.slice(),
  envelopes: frames.envelopes.slice(),
  clippedSamples: frames.clippedSamples.slice(),
});
