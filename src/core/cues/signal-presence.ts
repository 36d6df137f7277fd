import { soundLevel } from '../capture/level.ts';
import { createMicrophoneWatch } from '../capture/microphone-watch.ts';

/**
 * Whether the microphone gives anything at all. One that is muted or dead gives digital silence, which is nobody's silence. What counts as
 * none, and headsets that send nothing between two sentences: the recording's own rules, so that hint and cue agree.
 */
export interface SignalPresence {
  /** Takes the sound that ended at `atMs`; about a tenth of a second. */
  readonly hear: (samples: Float32Array, atMs: number) => void;
  /** Since when there is a signal, in ms; undefined while there is none. */
  readonly sinceMs: () => number | undefined;
}

export const createSignalPresence = (): SignalPresence => {
  const watch = createMicrophoneWatch();
  let sinceMs: number | undefined = 0;
  return {
    hear: (samples, atMs) => {
      const news = watch.update(soundLevel(samples), atMs);
      if (news === 'silent') sinceMs = undefined;
      if (news === 'heard') sinceMs = atMs;
    },
    sinceMs: () => sinceMs,
  };
};
