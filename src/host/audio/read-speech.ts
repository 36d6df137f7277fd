import { StudioError } from '../../contract/errors.ts';
import { sampleRateHz } from '../../core/analysis/frame-grid.ts';
import { createResampler } from '../../core/capture/resampler.ts';
import { type ByteSource, sourceOfBytes, withFile } from './byte-source.ts';
import { monoSamples } from './mono-samples.ts';
import { findWavSound, type WavSound } from './wav-sound.ts';

/** Options of a long read. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
}

const framesAtOnce = 256 * 1024;

const lengthOf = ({ dataLength, frameBytes, sampleRateHz: rateHz }: WavSound): number =>
  Math.round(((dataLength / frameBytes) * sampleRateHz) / rateHz);

/** The sound of a WAV file as 16 kHz mono in [-1, 1], chunk by chunk. Throws `cancelled`. */
export async function* samplesOfSound(
  source: ByteSource,
  sound: WavSound,
  { signal }: ReadOptions = {},
): AsyncGenerator<Float32Array<ArrayBuffer>> {
  const frameCount = sound.dataLength / sound.frameBytes;
  const resampler =
    sound.sampleRateHz === sampleRateHz
      ? undefined
      : createResampler({ inputRateHz: sound.sampleRateHz, outputRateHz: sampleRateHz, channels: 1 });
  let left = lengthOf(sound);
  const fitting = (piece: Float32Array | undefined): Float32Array<ArrayBuffer> => {
    const kept = Float32Array.from(piece?.subarray(0, left) ?? []);
    left -= kept.length;
    return kept;
  };
  for (let frame = 0; frame < frameCount; frame += framesAtOnce) {
    if (signal?.aborted) throw new StudioError('cancelled');
    const bytes = await source.read(
      sound.dataOffset + frame * sound.frameBytes,
      Math.min(framesAtOnce, frameCount - frame) * sound.frameBytes,
    );
    const mono = monoSamples(bytes, sound);
    yield fitting(resampler ? resampler.process([mono])[0] : mono);
  }
  yield fitting(resampler?.flush()[0]);
  if (left > 0) yield new Float32Array(left);
}

const readSource = async (source: ByteSource, options: ReadOptions): Promise<Float32Array> => {
  const sound = await findWavSound(source);
  const samples = new Float32Array(lengthOf(sound));
  let filled = 0;
  for await (const chunk of samplesOfSound(source, sound, options)) {
    samples.set(chunk, filled);
    filled += chunk.length;
  }
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
