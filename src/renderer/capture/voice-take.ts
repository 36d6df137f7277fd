import { listDevices, openMicrophone } from './devices.ts';
import { createMemoryTake } from './preflight/memory-sink.ts';
import { createRecorder } from './recorder.ts';
import type { RecorderProgress, SourceProblem } from './types.ts';

/** What was spoken: 16-bit 16 kHz mono, low byte first. */
export interface SpokenSound {
  readonly pcm: Uint8Array<ArrayBuffer>;
  readonly durationMs: number;
}

/** A recording of the voice alone that is kept in memory and nowhere else. */
export interface VoiceTake {
  /** Ends it and gives the microphone back. Rejects with a StudioError. */
  stop(): Promise<SpokenSound>;
  /** Ends it; what was spoken is forgotten. */
  cancel(): void;
}

export interface VoiceTakeOptions {
  /** The microphone of last time; another is opened where it is gone. */
  readonly microphoneLabel: string | null;
  onProgress(progress: RecorderProgress): void;
}

/** Records the microphone into memory with the recorder of a real take. Answers why, where the microphone does not open. */
export const startVoiceTake = async ({
  microphoneLabel,
  onProgress,
}: VoiceTakeOptions): Promise<VoiceTake | SourceProblem> => {
  const { microphones } = await listDevices();
  const deviceId = microphones.find(({ label }) => label === microphoneLabel)?.deviceId;
  const opened = await openMicrophone(deviceId === undefined ? {} : { deviceId });
  if (opened.outcome !== 'open') return opened;
  const { source } = opened;
  const take = createMemoryTake();
  const recorder = createRecorder({
    sources: { microphone: source },
    sink: take.sink,
    scenarioSections: [],
    onProgress,
  });
  try {
    await recorder.start();
  } catch (error) {
    source.close();
    throw error;
  }
  return {
    stop: async () => {
      try {
        const { durationMs } = await recorder.stop();
        return { pcm: take.fileOf('speech'), durationMs };
      } finally {
        source.close();
      }
    },
    cancel: () => {
      recorder
        .stop()
        .catch(() => undefined)
        .finally(() => source.close());
    },
  };
};
