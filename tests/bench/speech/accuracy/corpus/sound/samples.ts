import { sampleRateHz } from '../../../../../../src/core/analysis/frame-grid.ts';

export const samplesOf = (ms: number): number => Math.round((ms * sampleRateHz) / 1000);
export const msOf = (samples: number): number => (samples * 1000) / sampleRateHz;

/** Mean power. */
export const powerOf = (samples: Float32Array): number =>
  samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length);

export const decibelsOf = (power: number): number => 10 * Math.log10(Math.max(power, 1e-12));

/** The same sound at another level, dBFS. */
export const atLevel = (samples: Float32Array, levelDbfs: number): Float32Array => {
  const gain = Math.sqrt(10 ** (levelDbfs / 10) / Math.max(powerOf(samples), 1e-12));
  return samples.map((value) => value * gain);
};

/** Adds a sound to another, from a sample on. */
export const addAt = (whole: Float32Array, part: Float32Array, at: number): void => {
  for (let i = Math.max(0, -at); i < part.length && at + i < whole.length; i++)
    whole[at + i] = (whole[at + i] as number) + (part[i] as number);
};

/** Fades both ends, so that a cut is not heard as a click. */
export const faded = (samples: Float32Array, ms: number): Float32Array => {
  const length = Math.min(samplesOf(ms), samples.length >> 1);
  return samples.map(
    (value, i) => value * Math.min(1, (i + 1) / (length + 1), (samples.length - i) / (length + 1)),
  );
};

const edgeWindow = samplesOf(5);

/** First and last sample that are louder than so far below the loudest 5 ms, dB: where the sound really begins and ends. */
export const soundingSpan = (
  samples: Float32Array,
  belowPeakDb = 40,
): { readonly first: number; readonly end: number } => {
  const count = Math.floor(samples.length / edgeWindow);
  const levels = Array.from({ length: count }, (_, i) =>
    decibelsOf(powerOf(samples.subarray(i * edgeWindow, (i + 1) * edgeWindow))),
  );
  const threshold = Math.max(...levels) - belowPeakDb;
  const first = levels.findIndex((level) => level > threshold);
  const last = levels.findLastIndex((level) => level > threshold);
  return { first: Math.max(0, first) * edgeWindow, end: (last + 1) * edgeWindow };
};
