/** Sample rate of the low band in which pitch is sought, in Hz: a quarter of the speech rate. */
export const lowBandRateHz = 4000;

const decimation = 4;
const reach = 24;

/** Windowed-sinc low-pass at 1.5 kHz (Hann window), 49 taps, for 16 kHz input. */
const taps = (() => {
  const cutoff = 1500 / 16_000;
  const values = Float32Array.from({ length: 2 * reach + 1 }, (_, i) => {
    const t = i - reach;
    const sinc = t === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * t) / (Math.PI * t);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * t) / (reach + 1)));
  });
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
})();

/**
 * Fills `low` from `from` to its end with every fourth sample of `samples`, low-passed; `low[from]` stands at
 * `samples[firstCentre]`. The caller keeps 24 samples of room on both sides.
 */
export const fillLowBand = (
  samples: Float32Array,
  firstCentre: number,
  low: Float32Array,
  from: number,
): void => {
  for (let k = from, centre = firstCentre; k < low.length; k++, centre += decimation) {
    let sum = (taps[reach] as number) * (samples[centre] as number);
    for (let t = 1; t <= reach; t++)
      sum +=
        (taps[reach + t] as number) * ((samples[centre - t] as number) + (samples[centre + t] as number));
    low[k] = sum;
  }
};
