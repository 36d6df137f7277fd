import { type FileHandle, open } from 'node:fs/promises';
import { monoSamples } from '../audio/mono-samples.ts';
import type { SpeechSource } from '../audio/speech-source.ts';
import { wavHeaderLength } from '../audio/wav-header.ts';

/** `speech.wav` of a take that is still being recorded: whatever is in the file can be read, however much that is by now. */
export interface GrowingSpeech extends SpeechSource {
  /** Looks how long the file is by now; `sampleCount` says it. */
  readonly measure: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const sampleBytes = 2;
const format = { format: 'signed-16', channelCount: 1, frameBytes: sampleBytes } as const;

const readPart = async (file: FileHandle, from: number, length: number): Promise<Float32Array> => {
  const bytes = new Uint8Array(Math.max(0, length) * sampleBytes);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, wavHeaderLength + from * sampleBytes);
  return monoSamples(bytes.subarray(0, bytesRead), format);
};

/** Opens the file. Its samples are those that `withSpeechFile` gives of the finished file. */
export const openGrowingSpeech = async (path: string): Promise<GrowingSpeech> => {
  const file = await open(path, 'r');
  let sampleCount = 0;
  return {
    get sampleCount() {
      return sampleCount;
    },
    measure: async () => {
      const { size } = await file.stat();
      sampleCount = Math.max(0, Math.floor((size - wavHeaderLength) / sampleBytes));
      return sampleCount;
    },
    read: (from, to) => readPart(file, from, to - from),
    close: () => file.close(),
  };
};
