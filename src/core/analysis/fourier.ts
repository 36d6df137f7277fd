/** Power spectrum of real frames of one fixed length (a power of two): bins 0..length/2, written into `power`. */
export type PowerSpectrum = (samples: Float32Array, power: Float32Array) => void;

const bitReversal = (length: number): Uint32Array => {
  const order = new Uint32Array(length);
  for (let i = 1, j = 0; i < length; i++) {
    let bit = length >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    order[i] = j;
  }
  return order;
};

/**
 * Makes a power spectrum for frames of `length` samples. Radix-2, decimation in time; the real frame is folded into a complex
 * one of half the length, the usual trick for real input (Sorensen et al. 1987).
 */
export const createPowerSpectrum = (length: number): PowerSpectrum => {
  if (length < 4 || (length & (length - 1)) !== 0)
    throw new RangeError('The length of a spectrum is a power of two.');
  const half = length / 2;
  const order = bitReversal(half);
  const cosine = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / length));
  const sine = Float64Array.from({ length: half }, (_, k) => Math.sin((2 * Math.PI * k) / length));
  const re = new Float64Array(half);
  const im = new Float64Array(half);
  return (samples, power) => {
    for (let i = 0; i < half; i++) {
      const at = 2 * (order[i] as number);
      re[i] = samples[at] as number;
      im[i] = samples[at + 1] as number;
    }
    for (let size = 2; size <= half; size *= 2) {
      const step = length / size;
      const middle = size >> 1;
      for (let k = 0, twiddle = 0; k < middle; k++, twiddle += step) {
        const c = cosine[twiddle] as number;
        const s = sine[twiddle] as number;
        for (let a = k; a < half; a += size) {
          const b = a + middle;
          const real = (re[b] as number) * c + (im[b] as number) * s;
          const imaginary = (im[b] as number) * c - (re[b] as number) * s;
          re[b] = (re[a] as number) - real;
          im[b] = (im[a] as number) - imaginary;
          re[a] = (re[a] as number) + real;
          im[a] = (im[a] as number) + imaginary;
        }
      }
    }
    power[0] = ((re[0] as number) + (im[0] as number)) ** 2;
    power[half] = ((re[0] as number) - (im[0] as number)) ** 2;
    for (let k = 1; k < half; k++) {
      const mirror = half - k;
      const evenRe = ((re[k] as number) + (re[mirror] as number)) / 2;
      const evenIm = ((im[k] as number) - (im[mirror] as number)) / 2;
      const oddRe = ((im[k] as number) + (im[mirror] as number)) / 2;
      const oddIm = ((re[mirror] as number) - (re[k] as number)) / 2;
      const c = cosine[k] as number;
      const s = sine[k] as number;
      const real = evenRe + oddRe * c + oddIm * s;
      const imaginary = evenIm + oddIm * c - oddRe * s;
      power[k] = real * real + imaginary * imaginary;
    }
  };
};
