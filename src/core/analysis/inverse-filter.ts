const order = 4;
const noiseFloor = 1e-9;
/** As if so much white noise were added to the sound: the valleys of the spectrum, where the room is loudest, are lifted less. */
const whiteNoiseShare = 1.1;

/**
 * Flattens the spectrum of `input` into `output` (same length) with the inverse of its linear prediction, order 4
 * (autocorrelation method, Markel & Gray 1976). What remains are the pulses of the voice: without this the ringing of the first
 * formant of a low voice is taken for a pitch two or three times too high.
 */
export const flattenSpectrum = (input: Float32Array, output: Float32Array): void => {
  const correlation = new Float64Array(order + 1);
  for (let lag = 0; lag <= order; lag++) {
    let sum = 0;
    for (let i = lag; i < input.length; i++) sum += (input[i] as number) * (input[i - lag] as number);
    correlation[lag] = sum;
  }
  const [a1, a2, a3, a4] = predictor(correlation);
  for (let i = 0; i < order; i++) output[i] = 0;
  for (let i = order; i < input.length; i++)
    output[i] =
      (input[i] as number) +
      a1 * (input[i - 1] as number) +
      a2 * (input[i - 2] as number) +
      a3 * (input[i - 3] as number) +
      a4 * (input[i - 4] as number);
};

/** Levinson-Durbin recursion. */
const predictor = (correlation: Float64Array): [number, number, number, number] => {
  const coefficients = new Float64Array(order + 1);
  const previous = new Float64Array(order + 1);
  let error = (correlation[0] as number) * whiteNoiseShare + noiseFloor;
  for (let i = 1; i <= order; i++) {
    let sum = correlation[i] as number;
    for (let j = 1; j < i; j++) sum += (coefficients[j] as number) * (correlation[i - j] as number);
    const reflection = -sum / error;
    previous.set(coefficients);
    for (let j = 1; j < i; j++)
      coefficients[j] = (previous[j] as number) + reflection * (previous[i - j] as number);
    coefficients[i] = reflection;
    error *= 1 - reflection * reflection;
  }
  const [, a1 = 0, a2 = 0, a3 = 0, a4 = 0] = coefficients;
  return [a1, a2, a3, a4];
};
