import { createPowerSpectrum } from './fourier.ts';
import { sampleRateHz } from './frame-grid.ts';

/** Number of coefficients that describe the smooth envelope of one frame. */
export const envelopeSize = 10;

/**
 * Writes the envelope of the 25 ms around `centre` into `envelope` (`envelopeSize` values, in dB; overall level left out). Answers the
 * mean power from 300 to 1500 Hz, where vowels are strong and both hissing consonants and most rooms are weak.
 */
export type SpectralEnvelope = (samples: Float32Array, centre: number, envelope: Float32Array) => number;

const windowLength = 400;
const spectrumLength = 512;
const bandCount = 20;
const lowestHz = 150;
const highestHz = 5000;
const floorPower = 1e-7;
const vowelsFromHz = 300;
const vowelsToHz = 1500;

const melOf = (hz: number): number => 2595 * Math.log10(1 + hz / 700);
const hzOf = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

/** Triangular mel bands over the bins of the spectrum: first bin and weights of each. */
const melBands = (): { first: number; weights: Float64Array }[] => {
  const edges = Array.from({ length: bandCount + 2 }, (_, i) =>
    hzOf(melOf(lowestHz) + ((melOf(highestHz) - melOf(lowestHz)) * i) / (bandCount + 1)),
  );
  const binHz = sampleRateHz / spectrumLength;
  return Array.from({ length: bandCount }, (_, band) => {
    const [left = 0, middle = 0, right = 0] = edges.slice(band, band + 3);
    const first = Math.ceil(left / binHz);
    const last = Math.floor(right / binHz);
    const weights = Float64Array.from({ length: last - first + 1 }, (_unused, i) => {
      const hz = (first + i) * binHz;
      return hz <= middle ? (hz - left) / (middle - left) : (right - hz) / (right - middle);
    });
    return { first, weights };
  });
};

/**
 * Makes an envelope function: mel bands from 150 Hz to 5 kHz in dB, kept to their first cosine terms without the mean. The
 * distance of two envelopes, divided by the square root of 20, is the rms difference in dB of the two smooth spectra.
 */
export const createSpectralEnvelope = (): SpectralEnvelope => {
  const spectrum = createPowerSpectrum(spectrumLength);
  const bands = melBands();
  const taper = Float32Array.from(
    { length: windowLength },
    (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * (i + 0.5)) / windowLength),
  );
  const cosines = Array.from({ length: envelopeSize }, (_, k) =>
    Float64Array.from(
      { length: bandCount },
      (_unused, band) => Math.sqrt(2 / bandCount) * Math.cos((Math.PI * (k + 1) * (band + 0.5)) / bandCount),
    ),
  );
  const taperPower = taper.reduce((sum, weight) => sum + weight * weight, 0);
  const powerScale = 2 / (spectrumLength * taperPower);
  const firstVowelBin = Math.round((vowelsFromHz * spectrumLength) / sampleRateHz);
  const lastVowelBin = Math.round((vowelsToHz * spectrumLength) / sampleRateHz);
  const frame = new Float32Array(spectrumLength);
  const power = new Float32Array(spectrumLength / 2 + 1);
  const decibels = new Float64Array(bandCount);
  return (samples, centre, envelope) => {
    const first = centre - windowLength / 2;
    for (let i = 0; i < windowLength; i++) frame[i] = (samples[first + i] as number) * (taper[i] as number);
    spectrum(frame, power);
    for (let band = 0; band < bandCount; band++) {
      const { first: bin, weights } = bands[band] as { first: number; weights: Float64Array };
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (power[bin + i] as number);
      decibels[band] = 10 * Math.log10(sum + floorPower);
    }
    for (let k = 0; k < envelopeSize; k++) {
      const row = cosines[k] as Float64Array;
      let sum = 0;
      for (let band = 0; band < bandCount; band++) sum += (row[band] as number) * (decibels[band] as number);
      envelope[k] = sum;
    }
    let vowelPower = 0;
    for (let bin = firstVowelBin; bin <= lastVowelBin; bin++) vowelPower += power[bin] as number;
    return vowelPower * powerScale;
  };
};
