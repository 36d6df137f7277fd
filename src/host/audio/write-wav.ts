import { speechSampleRateHz, speechWavHeader, wavHeaderLength } from './wav-header.ts';

/** A mono WAV file with 16-bit samples. What lies outside [-1, 1] is cut off, what is no number becomes silence. */
export const wavBytes = (
  samples: Float32Array,
  sampleRateHz: number = speechSampleRateHz,
): Uint8Array<ArrayBuffer> => {
  const file = Buffer.alloc(wavHeaderLength + samples.length * 2);
  file.set(speechWavHeader(samples.length * 2, sampleRateHz));
  for (const [index, sample] of samples.entries()) {
    const value = Number.isNaN(sample) ? 0 : Math.round(Math.max(-1, Math.min(1, sample)) * 32_768);
    file.writeInt16LE(Math.min(32_767, value), wavHeaderLength + index * 2);
  }
  return new Uint8Array(file.buffer, file.byteOffset, file.length);
};
