/** Sample rate of everything that listens, in Hz. */
export const sampleRateHz = 16_000;

/** Distance between speech frames, in milliseconds. */
export const hopMs = 10;

/** Distance between speech frames, in samples. Frame i stands for samples `[i * hopSamples, (i + 1) * hopSamples)`. */
export const hopSamples = 160;

/** Length of one voice-activity frame (Silero), in milliseconds and samples. Frame k covers `[k * 32, (k + 1) * 32)` ms. */
export const voiceActivityHopMs = 32;
export const voiceActivityHopSamples = 512;

/** Levels are never reported below this, in dBFS: the floor of 16-bit sound. */
export const silenceDbfs = -96;

/** Milliseconds at which a frame starts. */
export const frameStartMs = (frameIndex: number): number => frameIndex * hopMs;

/** Index of the frame that holds a time in milliseconds. */
export const frameAtMs = (timeMs: number): number => Math.floor(timeMs / hopMs);

/** Index of the voice-activity frame that covers the middle of a speech frame. */
export const voiceActivityFrameOf = (frameIndex: number): number =>
  Math.floor((frameIndex * hopMs + hopMs / 2) / voiceActivityHopMs);

/** Mean power (full-scale square wave = 1) as dBFS, never below `silenceDbfs`. */
export const powerToDbfs = (power: number): number =>
  power > 0 ? Math.max(silenceDbfs, 10 * Math.log10(power)) : silenceDbfs;
