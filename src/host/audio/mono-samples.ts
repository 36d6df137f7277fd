import type { SampleFormat, WavSound } from './wav-sound.ts';

type ReadSample = (view: DataView, offset: number) => number;

const finite = (value: number): number => (Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0);

const readers: Record<SampleFormat, ReadSample> = {
  'unsigned-8': (view, offset) => (view.getUint8(offset) - 128) / 128,
  'signed-16': (view, offset) => view.getInt16(offset, true) / 32_768,
  'signed-24': (view, offset) =>
    (view.getUint16(offset, true) + view.getInt8(offset + 2) * 65_536) / 8_388_608,
  'signed-32': (view, offset) => view.getInt32(offset, true) / 2_147_483_648,
  'float-32': (view, offset) => finite(view.getFloat32(offset, true)),
  'float-64': (view, offset) => finite(view.getFloat64(offset, true)),
};

/** Samples in [-1, 1] of whole sample frames, the channels averaged into one. Floats that are no numbers become silence. */
export const monoSamples = (
  bytes: Uint8Array,
  { format, channelCount, frameBytes }: Pick<WavSound, 'format' | 'channelCount' | 'frameBytes'>,
): Float32Array<ArrayBuffer> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readers[format];
  const sampleBytes = frameBytes / channelCount;
  const samples = new Float32Array(Math.floor(bytes.length / frameBytes));
  for (let i = 0; i < samples.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channelCount; channel++)
      sum += read(view, i * frameBytes + channel * sampleBytes);
    samples[i] = sum / channelCount;
  }
  return samples;
};
