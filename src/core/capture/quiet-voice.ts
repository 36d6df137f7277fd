import type { VoiceState } from './voice-gate.ts';

/** Speech whose mean level stays below this, dBFS, is hard to understand, for people and for the recogniser. */
const quietDbfs = -45;

/** So much speech is listened to before anything is said, and so slowly the mean follows. */
const heardMs = 3_000;

/** Readings come ten times a second; one after a longer gap counts as this much. */
const longestReadingMs = 200;

/** Notices a speaker who is heard, but too quietly; silence between words does not count. */
export interface QuietVoice {
  /** Takes the mean level of the stretch that ended at `atMs`; true while the speech of the last seconds is too quiet. */
  readonly update: (voice: VoiceState, rootMeanSquareDbfs: number, atMs: number) => boolean;
}

export const createQuietVoice = (): QuietVoice => {
  let spokenMs = 0;
  let meanDbfs = 0;
  let lastMs: number | undefined;
  return {
    update: (voice, rootMeanSquareDbfs, atMs) => {
      const passedMs = Math.min(longestReadingMs, Math.max(0, atMs - (lastMs ?? atMs)));
      lastMs = atMs;
      if (voice === 'speaking') {
        const weight = Math.min(1, passedMs / Math.min(heardMs, spokenMs + passedMs || 1));
        meanDbfs += (rootMeanSquareDbfs - meanDbfs) * weight;
        spokenMs += passedMs;
      }
      return spokenMs >= heardMs && meanDbfs < quietDbfs;
    },
  };
};
