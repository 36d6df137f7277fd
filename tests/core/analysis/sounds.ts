import type { VoiceOfSound } from '../../../src/core/analysis/filled-pause-voice.ts';
import { sampleRateHz } from '../../../src/core/analysis/frame-grid.ts';

/** The same numbers in [0, 1) every time (xorshift). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
};

const sampleCount = (seconds: number): number => Math.round(seconds * sampleRateHz);

/** A sine; `frequencyHz` may depend on time in seconds. */
export const tone = (
  frequencyHz: number | ((seconds: number) => number),
  seconds: number,
  amplitude = 0.5,
): Float32Array => {
  let phase = 0;
  return Float32Array.from({ length: sampleCount(seconds) }, (_, i) => {
    const hz = typeof frequencyHz === 'number' ? frequencyHz : frequencyHz(i / sampleRateHz);
    phase += (2 * Math.PI * hz) / sampleRateHz;
    return amplitude * Math.sin(phase);
  });
};

export const silence = (seconds: number): Float32Array => new Float32Array(sampleCount(seconds));

/** White noise of this rms. */
export const noise = (seconds: number, rms = 0.05, seed = 7): Float32Array => {
  const random = randomFrom(seed);
  return Float32Array.from(
    { length: sampleCount(seconds) },
    () => (random() + random() + random() - 1.5) * 2 * rms,
  );
};

export const joined = (...parts: readonly Float32Array[]): Float32Array => {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const mixed = (a: Float32Array, b: Float32Array): Float32Array =>
  a.map((sample, i) => sample + (b[i] ?? 0));

/** Formants in Hz of some vowels and of "m". */
export const vowels = {
  a: [750, 1200, 2500, 3500],
  i: [290, 2250, 2950, 3600],
  u: [310, 850, 2300, 3400],
  e: [480, 1900, 2550, 3500],
  o: [480, 900, 2450, 3400],
  schwa: [520, 1450, 2450, 3500],
  m: [260, 1100, 2200, 3300],
} as const satisfies Record<string, readonly number[]>;

export interface Voice {
  readonly seconds: number;
  readonly pitchHz: (seconds: number) => number;
  readonly formantsHz: (seconds: number) => readonly number[];
  readonly gain?: (seconds: number) => number;
  /** Share by which every second pulse is weaker: a rough voice, whose period is easily taken for twice as long. */
  readonly roughness?: number;
  readonly seed?: number;
}

/** Glottal pulses (Rosenberg's shape) with a little jitter and shimmer, sent through four formants. Rms about 0.1 at gain 1. */
export const voice = ({
  seconds,
  pitchHz,
  formantsHz,
  gain = () => 1,
  roughness = 0,
  seed = 1,
}: Voice): Float32Array => {
  const random = randomFrom(seed);
  const length = sampleCount(seconds);
  const pulses = new Float64Array(length);
  for (let atS = 0, count = 0; atS < seconds; count++) {
    const periodS = (1 + 0.01 * (random() - 0.5)) / pitchHz(atS);
    const strength = (1 + 0.1 * (random() - 0.5)) * (1 + (count % 2 === 0 ? roughness : -roughness));
    const first = atS * sampleRateHz;
    const open = 0.6 * periodS * sampleRateHz;
    for (let i = Math.ceil(first); i < first + open && i < length; i++) {
      const x = (i - first) / open;
      pulses[i] = (pulses[i] ?? 0) + strength * (2 * x - 3 * x * x);
    }
    atS += periodS;
  }
  const memory = Array.from({ length: 4 }, () => [0, 0]);
  const samples = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    let value = pulses[i] ?? 0;
    for (const [k, hz] of formantsHz(i / sampleRateHz).entries()) {
      const past = memory[k];
      if (!past) continue;
      const radius = Math.exp((-Math.PI * (60 + 0.04 * hz)) / sampleRateHz);
      const b = 2 * radius * Math.cos((2 * Math.PI * hz) / sampleRateHz);
      const next = (1 - b + radius * radius) * value + b * (past[0] ?? 0) - radius * radius * (past[1] ?? 0);
      past[1] = past[0] ?? 0;
      past[0] = next;
      value = next;
    }
    samples[i] = value;
  }
  const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, length));
  return Float32Array.from(samples, (value, i) => (0.1 * value * gain(i / sampleRateHz)) / (rms || 1));
};

/** Cuts at random places, so that nothing can depend on the size of chunks. */
export const cutRandomly = (samples: Float32Array, seed: number): Float32Array[] => {
  const random = randomFrom(seed);
  const parts: Float32Array[] = [];
  for (let at = 0; at < samples.length; ) {
    const end = at + 1 + Math.floor(random() ** 3 * 5000);
    parts.push(samples.subarray(at, end));
    at = end;
  }
  return parts;
};

/** A voice that moves as in talk: its mouth opens and closes three times a second, its pitch rises and falls around 120 Hz. */
export const movingVoice = (seconds: number): Float32Array =>
  voice({
    seconds,
    pitchHz: (t) => 120 + 10 * Math.sin(5 * t),
    formantsHz: (t) =>
      vowels.a.map((hz, k) => hz + (0.5 + 0.5 * Math.sin(20 * t)) * ((vowels.i[k] ?? hz) - hz)),
  });

/** A sound that is held a little below the usual pitch, as who hesitates holds it. */
export const heldVoice = (): VoiceOfSound => ({
  pitchSemitones: -1.5,
  pitchedShare: 1,
  glideSemitones: -0.3,
  changeDb: 2.5,
});
