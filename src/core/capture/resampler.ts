/** Sound as one array of samples in [-1, 1] per channel, all of the same length. */
export type Channels = readonly Float32Array<ArrayBuffer>[];

/** Zero crossings of the kernel on each side at the lower of the two rates. */
const zeroCrossings = 24;

/** Kernels kept per input sample; what lies between two is interpolated, which leaves errors below -90 dB. */
const phases = 256;

/** Part of the lower Nyquist frequency that passes; the rest is the transition to the stop band. */
const passband = 0.92;

/** Kaiser window's shape: about 80 dB of stop band. Kaiser & Schafer 1980. */
const kaiserBeta = 8;

/** Modified Bessel function of the first kind, order 0, by its power series. */
const besselI0 = (x: number): number => {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
};

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** Kernels for every phase, one after another, `2 * half` taps each; one more than `phases` so that the last has a neighbour. */
const makeKernels = (half: number, cutoff: number): Float32Array => {
  const taps = 2 * half;
  const kernels = new Float32Array((phases + 1) * taps);
  const windowScale = besselI0(kaiserBeta);
  for (let phase = 0; phase <= phases; phase += 1) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap += 1) {
      // Distance from the wanted position to this input sample.
      const distance = tap - half + 1 - phase / phases;
      const share = Math.min(1, Math.abs(distance) / half);
      const value =
        sinc(cutoff * distance) * (besselI0(kaiserBeta * Math.sqrt(1 - share * share)) / windowScale);
      kernels[phase * taps + tap] = value;
      sum += value;
    }
    // Gain of exactly 1 for a constant, in every phase.
    for (let tap = 0; tap < taps; tap += 1) {
      const index = phase * taps + tap;
      kernels[index] = (kernels[index] ?? 0) / sum;
    }
  }
  return kernels;
};

/** Changes the rate of a running sound. Its state is the sound's last few milliseconds. */
export interface Resampler {
  /** Takes input of any length and gives what can be computed of the output. `correction`: 0.001 makes 0.1 % more output samples. */
  readonly process: (input: Channels, correction?: number) => Channels;
  /** Position of the next output sample, counted in input samples since the start or the last reset. */
  readonly position: () => number;
  /** Input samples taken since the start or the last reset. */
  readonly consumed: () => number;
  /** Gives the rest that waits for input that will not come, then resets. */
  readonly flush: () => Channels;
  /** Forgets the sound; the next sample is number 0. */
  readonly reset: () => void;
}

/**
 * A band-limited resampler (windowed sinc, Smith's "Digital Audio Resampling") whose ratio may be nudged while it runs. Pure and
 * deterministic; the output does not depend on how the input is cut into pieces.
 */
export const createResampler = (rates: {
  readonly inputRateHz: number;
  readonly outputRateHz: number;
  readonly channels: number;
}): Resampler => {
  const ratio = rates.inputRateHz / rates.outputRateHz;
  const half = Math.ceil(zeroCrossings * Math.max(1, ratio));
  const taps = 2 * half;
  // At equal rates there is nothing to keep out, and whole positions give the input to the bit.
  const kernels = makeKernels(half, ratio === 1 ? 1 : passband / Math.max(1, ratio));
  let held: Float32Array<ArrayBuffer>[] = [];
  /** Input index of the first held sample: the sound before sample 0 is silence. */
  let heldFrom = 0;
  let consumed = 0;
  let position = 0;

  const reset = (): void => {
    held = Array.from({ length: rates.channels }, () => new Float32Array(half));
    heldFrom = -half;
    consumed = 0;
    position = 0;
  };
  reset();

  const process = (input: Channels, correction = 0): Channels => {
    const added = input[0]?.length ?? 0;
    const sound = held.map((before, channel) => {
      const joined = new Float32Array(before.length + added);
      joined.set(before);
      joined.set(input[channel] ?? input[0] ?? new Float32Array(added), before.length);
      return joined;
    });
    consumed += added;
    const step = ratio / (1 + correction);
    // From here on a kernel would reach beyond what is held.
    const limit = consumed - half;
    const count = Math.max(0, Math.ceil((limit - position) / step));
    const output = sound.map((samples) => {
      const result = new Float32Array(count);
      for (let index = 0; index < count; index += 1) {
        const at = position + index * step;
        // Rounding may put the last position on the limit itself; it is then the end of the step before.
        const whole = Math.min(Math.floor(at), limit - 1);
        const phase = (at - whole) * phases;
        const lower = Math.min(Math.floor(phase), phases - 1);
        const share = phase - lower;
        const kernel = lower * taps;
        const first = whole - half + 1 - heldFrom;
        let sum = 0;
        for (let tap = 0; tap < taps; tap += 1) {
          const a = kernels[kernel + tap] as number;
          const b = kernels[kernel + taps + tap] as number;
          sum += (samples[first + tap] as number) * (a + share * (b - a));
        }
        result[index] = sum;
      }
      return result;
    });
    position += count * step;
    const keepFrom = Math.max(heldFrom, Math.min(Math.floor(position), consumed) - half);
    held = sound.map((samples) => samples.slice(keepFrom - heldFrom));
    heldFrom = keepFrom;
    return output;
  };

  return {
    process,
    position: () => position,
    consumed: () => consumed,
    flush: () => {
      const rest = process(Array.from({ length: rates.channels }, () => new Float32Array(half)));
      reset();
      return rest;
    },
    reset,
  };
};
