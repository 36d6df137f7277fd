import { sampleRateHz as speechRateHz } from '../../core/analysis/frame-grid.ts';

const headerBytes = 44;

/** A mono WAV file with 16-bit samples. What lies outside [-1, 1] is cut off, what is no number becomes silence. */
export const wavBytes = (
  samples: Float32Array,
  sampleRateHz: number = speechRateHz,
): Uint8Array<ArrayBuffer> => {
  const file = Buffer.alloc(headerBytes + samples.length * 2);
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRateHz, 24);
  file.writeUInt32LE(sampleRateHz * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) {
    const value = Number.isNaN(sample) ? 0 : Math.round(Math.max(-1, Math.min(1, sample)) * 32_768);
    file.writeInt16LE(Math.min(32_767, value), headerBytes + index * 2);
  }
  return new Uint8Array(file.buffer, file.byteOffset, file.length);
};
