import type { Listened } from '../../core/analysis/listening.ts';
import type { Piece } from '../../core/transcript/pieces.ts';
import { createSharedChunks } from './shared-chunks.ts';
import { defaultVoiceActivityModelPath } from './voice-activity-model.ts';
import { startThread } from './worker-thread.ts';

export interface VoiceActivityStart {
  readonly modelPath: string;
}

/** The last samples may end within a frame, which is then filled with silence. */
export interface VoiceActivityTask {
  readonly samples: Float32Array;
  readonly isLast: boolean;
}

/** One probability for each 32 ms that is complete. */
export interface VoiceActivityAnswer {
  readonly probabilities: Float32Array;
}

export type ListeningTask =
  | { readonly kind: 'samples'; readonly samples: Float32Array }
  | { readonly kind: 'voice-activity'; readonly probabilities: Float32Array }
  | { readonly kind: 'finish' };

export interface ListeningAnswer {
  /** The pieces that have become certain. */
  readonly pieces?: readonly Piece[];
  readonly listened?: Listened;
}

/** Listens to one sound in two threads: voice activity (Silero v6) in one, speech frames and pieces in the other. */
export interface ListeningSession {
  /** Next samples, 16 kHz mono, any number. Answers, when they have been heard, the pieces that have become certain. */
  readonly push: (samples: Float32Array) => Promise<readonly Piece[]>;
  /** Ends the sound and answers all of it; `pieces` holds all pieces, those that were told before too. */
  readonly finish: () => Promise<Listened>;
  /** Ends the threads. What is under way fails with `cancelled`. */
  readonly close: () => Promise<void>;
}

/** Starts listening. */
export const startListening = (modelPath = defaultVoiceActivityModelPath()): ListeningSession => {
  const voice = startThread<VoiceActivityTask, VoiceActivityAnswer>(
    new URL('./voice-activity.worker.ts', import.meta.url),
    { modelPath } satisfies VoiceActivityStart,
  );
  const ear = startThread<ListeningTask, ListeningAnswer>(
    new URL('./listening.worker.ts', import.meta.url),
    null,
  );

  const chunks = createSharedChunks();

  const hear = async (given: Float32Array, isLast: boolean): Promise<readonly Piece[]> => {
    const { samples, release } = chunks.share(given);
    const [early, late] = await Promise.all([
      ear.ask({ kind: 'samples', samples }),
      voice
        .ask({ samples, isLast })
        .then(({ probabilities }) => ear.ask({ kind: 'voice-activity', probabilities })),
    ]);
    release();
    return [...(early.pieces ?? []), ...(late.pieces ?? [])];
  };

  return {
    push: (samples) => hear(samples, false),
    finish: async () => {
      await hear(new Float32Array(0), true);
      const { listened } = await ear.ask({ kind: 'finish' });
      if (!listened) throw new Error('The listening thread gave no answer.');
      return listened;
    },
    close: async () => {
      await Promise.all([voice.stop(), ear.stop()]);
    },
  };
};
