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

/** Memory for so many bytes. */
export type Allocate = (byteLength: number) => ArrayBufferLike;

/**
 * The same frames in arrays of their own, just as long as needed: for keeping. `allocate` decides where they lie, for example in memory that
 * threads share.
 */
export const compactFrames = (
  frames: SpeechFrames,
  allocate: Allocate = (byteLength) => new ArrayBuffer(byteLength),
): SpeechFrames => {
  const numbers = (column: Float32Array): Float32Array => {
    const kept = new Float32Array(allocate(column.byteLength));
    kept.set(column);
    return kept;
  };
  const envelopes = new Int8Array(allocate(frames.envelopes.byteLength));
  envelopes.set(frames.envelopes);
  return {
    count: frames.count,
    levelDbfs: numbers(frames.levelDbfs),
    intensityDbfs: numbers(frames.intensityDbfs),
    pitchHz: numbers(frames.pitchHz),
    envelopeChangeDb: numbers(frames.envelopeChangeDb),
    envelopes,
    clippedSamples: numbers(frames.clippedSamples),
  };
};
