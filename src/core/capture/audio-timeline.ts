import { type Channels, createResampler } from './resampler.ts';

/** Jumps longer than this are gaps (a device that stalled); shorter ones are jitter or drift, which are smoothed away. */
const gapMs = 120;

/**
 * How slowly the measured error is believed, and how slowly it is mended: the second is four times the first, so that the error dies away
 * without swinging. A crystal off by 100 ppm stays within half a millisecond.
 */
const smoothingMs = 1_000;
const mendingMs = 4_000;

/** Never changes pitch by more than one percent, a sixth of a semitone: 40 ms are mended in about four seconds. */
const maximumCorrection = 0.01;

/**
 * Sound laid on the take's clock: sample `n` of the output is take time `n / outputRateHz`, whatever the device does. What the device
 * did not deliver is silence, what came before time 0 is left out, and a device's own clock that runs fast or slow is followed by
 * resampling a little differently, so that sound and picture stay together for hours.
 */
export interface AudioTimeline {
  /** Takes a block that began at `startMs` (take time) and gives the samples that are now certain. */
  readonly push: (block: Channels, startMs: number) => Channels;
  /** Nothing comes: gives what is left, then silence up to `untilMs`. What arrives later with an earlier time is left out. */
  readonly fill: (untilMs: number) => Channels;
  /** Gives the rest, filled with silence or cut so that the output ends at `endMs`; without it, just the rest. */
  readonly finish: (endMs?: number) => Channels;
  /** Samples given so far. */
  readonly written: () => number;
}

/**
 * A timeline at 0, or at `written` samples where it goes on after another (a device that changed its rate). For one channel, blocks of
 * several are mixed; for several, a block with fewer repeats its first.
 */
export const createAudioTimeline = (options: {
  readonly inputRateHz: number;
  readonly outputRateHz: number;
  readonly channels: number;
  readonly written?: number;
}): AudioTimeline => {
  const { inputRateHz, outputRateHz, channels } = options;
  const resampler = createResampler(options);
  let written = options.written ?? 0;
  let isRunning = false;
  let smoothedErrorMs = 0;

  const silence = (length: number): Float32Array<ArrayBuffer>[] =>
    Array.from({ length: channels }, () => new Float32Array(length));

  const join = (parts: readonly Channels[]): Channels =>
    silence(parts.reduce((sum, part) => sum + (part[0]?.length ?? 0), 0)).map((joined, channel) => {
      let at = 0;
      for (const part of parts) {
        const samples = part[channel] ?? new Float32Array(0);
        joined.set(samples, at);
        at += samples.length;
      }
      return joined;
    });

  const give = (parts: readonly Channels[]): Channels => {
    const joined = join(parts);
    written += joined[0]?.length ?? 0;
    return joined;
  };

  /** Take time at which the next input sample will sound, as the output stands now. */
  const nextInputMs = (): number =>
    (written * 1000) / outputRateHz + ((resampler.consumed() - resampler.position()) * 1000) / inputRateHz;

  const mixed = (block: Channels): Channels => {
    if (channels !== 1 || block.length < 2) return block;
    const mono = new Float32Array(block[0]?.length ?? 0);
    for (const channel of block)
      for (let index = 0; index < mono.length; index += 1)
        mono[index] = (mono[index] ?? 0) + (channel[index] ?? 0) / block.length;
    return [mono];
  };

  /** Begins a run at `startMs`: silence up to there, or the block without what was already heard. */
  const begin = (block: Channels, startMs: number, before: Channels): Channels => {
    const at = written + (before[0]?.length ?? 0);
    const missing = Math.round((startMs * outputRateHz) / 1000) - at;
    const skipped = Math.min(
      block[0]?.length ?? 0,
      Math.round((Math.max(0, -missing) * inputRateHz) / outputRateHz),
    );
    const rest = block.map((channel) => channel.subarray(skipped));
    if ((rest[0]?.length ?? 0) === 0) return give([before]);
    isRunning = true;
    smoothedErrorMs = 0;
    return give([before, silence(Math.max(0, missing)), resampler.process(rest)]);
  };

  return {
    push: (incoming, startMs) => {
      const block = mixed(incoming);
      const blockMs = ((block[0]?.length ?? 0) * 1000) / inputRateHz;
      if (!isRunning) return begin(block, startMs, []);
      const errorMs = startMs - nextInputMs();
      if (Math.abs(errorMs) > gapMs) {
        isRunning = false;
        return begin(block, startMs, resampler.flush());
      }
      smoothedErrorMs += (errorMs - smoothedErrorMs) * Math.min(1, blockMs / smoothingMs);
      const correction = Math.max(
        -maximumCorrection,
        Math.min(maximumCorrection, smoothedErrorMs / mendingMs),
      );
      return give([resampler.process(block, correction)]);
    },
    fill: (untilMs) => {
      const rest = isRunning ? resampler.flush() : silence(0);
      isRunning = false;
      const missing = Math.round((untilMs * outputRateHz) / 1000) - written - (rest[0]?.length ?? 0);
      return give([rest, silence(Math.max(0, missing))]);
    },
    finish: (endMs) => {
      const rest = isRunning ? resampler.flush() : silence(0);
      isRunning = false;
      if (endMs === undefined) return give([rest]);
      const wanted = Math.max(0, Math.round((endMs * outputRateHz) / 1000) - written);
      const missing = Math.max(0, wanted - (rest[0]?.length ?? 0));
      return give([rest.map((channel) => channel.subarray(0, wanted)), silence(missing)]);
    },
    written: () => written,
  };
};
