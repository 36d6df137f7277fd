import { StudioError } from '../../contract/errors.ts';
import { sampleRateHz } from '../../core/analysis/frame-grid.ts';
import { createResampler } from '../../core/capture/resampler.ts';
import { type ByteSource, sourceOfBytes, withFile } from './byte-source.ts';
import { monoSamples } from './mono-samples.ts';
import { findWavSound } from './wav-sound.ts';

/** Options of a long read. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
}

const framesAtOnce = 256 * 1024;

const readSource = async (source: ByteSource, { signal }: ReadOptions): Promise<Float32Array> => {
  const sound = await findWavSound(source);
  const frameCount = sound.dataLength / sound.frameBytes;
  const length = Math.round((frameCount * sampleRateHz) / sound.sampleRateHz);
  // Shared, so that several worker threads listen to one copy.
  const samples = new Float32Array(new SharedArrayBuffer(length * 4));
  const resampler =
    sound.sampleRateHz === sampleRateHz
      ? undefined
      : createResampler({ inputRateHz: sound.sampleRateHz, outputRateHz: sampleRateHz, channels: 1 });
  let filled = 0;
  const keep = (piece: Float32Array | undefined): void => {
    if (!piece) return;
    const fitting = piece.subarray(0, length - filled);
    samples.set(fitting, filled);
    filled += fitting.length;
  };
  for (let frame = 0; frame < frameCount; frame += framesAtOnce) {
    if (signal?.aborted) throw new StudioError('cancelled');
    const bytes = await source.read(
      sound.dataOffset + frame * sound.frameBytes,
      Math.min(framesAtOnce, frameCount - frame) * sound.frameBytes,
    );
    const mono = monoSamples(bytes, sound);
    keep(resampler ? resampler.process([mono])[0] : mono);
  }
  keep(resampler?.flush()[0]);
  return samples;
};

/**
 * Reads a WAV file as what the studio listens to: 16 kHz mono in [-1, 1]. Any sample rate, any number of channels, PCM of 8 to 32 bits or
 * floats; a file that was cut off gives what is there. Errors: see `findWavSound`, and `file-not-found`.
 */
export const readSpeechFile = (path: string, options: ReadOptions = {}): Promise<Float32Array> =>
  withFile(path, (source) => readSource(source, options));

/** The same for a WAV file in memory. */
export const readSpeechBytes = (bytes: Uint8Array, options: ReadOptions = {}): Promise<Float32Array> =>
  readSource(sourceOfBytes(bytes), options);
