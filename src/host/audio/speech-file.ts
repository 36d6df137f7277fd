import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleRateHz } from '../../core/analysis/frame-grid.ts';
import { type ByteSource, withFile } from './byte-source.ts';
import { monoSamples } from './mono-samples.ts';
import { type ReadOptions, samplesOfSound } from './read-speech.ts';
import type { SpeechSource } from './speech-source.ts';
import { findWavSound, type WavSound } from './wav-sound.ts';

/** Sound at our own rate is read from the file where it lies. */
const directSource = (source: ByteSource, sound: WavSound): SpeechSource => {
  const sampleCount = sound.dataLength / sound.frameBytes;
  return {
    sampleCount,
    read: async (from, to) => {
      const start = Math.min(Math.max(0, from), sampleCount);
      const length = (Math.max(start, Math.min(to, sampleCount)) - start) * sound.frameBytes;
      return monoSamples(await source.read(sound.dataOffset + start * sound.frameBytes, length), sound);
    },
  };
};

const floatBytes = Float32Array.BYTES_PER_ELEMENT;

/** Sound at another rate is converted once, into a file that goes when `use` has ended. */
const withConverted = async <T>(
  source: ByteSource,
  sound: WavSound,
  use: (speech: SpeechSource) => Promise<T>,
  options: ReadOptions,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'runthrough-sound-'));
  try {
    const file = await open(join(folder, 'samples'), 'wx+');
    try {
      let sampleCount = 0;
      for await (const samples of samplesOfSound(source, sound, options)) {
        await file.appendFile(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
        sampleCount += samples.length;
      }
      return await use({
        sampleCount,
        read: async (from, to) => {
          const samples = new Float32Array(Math.max(0, Math.min(to, sampleCount) - from));
          const bytes = new Uint8Array(samples.buffer);
          const { bytesRead } = await file.read(bytes, 0, bytes.length, from * floatBytes);
          return samples.subarray(0, Math.floor(bytesRead / floatBytes));
        },
      });
    } finally {
      await file.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * Opens a WAV file, for as long as `use` runs, as what the studio listens to. The same samples as `readSpeechFile` gives, read part by
 * part. Errors: the same.
 */
export const withSpeechFile = <T>(
  path: string,
  use: (speech: SpeechSource) => Promise<T>,
  options: ReadOptions = {},
): Promise<T> =>
  withFile(path, async (source) => {
    const sound = await findWavSound(source);
    return sound.sampleRateHz === sampleRateHz
      ? use(directSource(source, sound))
      : withConverted(source, sound, use, options);
  });
