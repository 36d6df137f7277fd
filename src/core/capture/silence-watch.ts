/** Peaks below this, dBFS, do not come from a room with a working microphone in it: even a quiet one hisses at -70. */
const silentDbfs = -80;

/** So long it has to last: a muted device sends nothing, a person pauses. */
const silentMs = 5_000;

/** Notices a microphone that is muted or broken. */
export interface SilenceWatch {
  /** Takes the peak level of the stretch that ended at `atMs`; true once in each silence, when it has lasted five seconds. */
  readonly update: (peakDbfs: number, atMs: number) => boolean;
}

export const createSilenceWatch = (): SilenceWatch => {
  let sinceMs: number | undefined;
  let isTold = false;

  return {
    update: (peakDbfs, atMs) => {
      if (peakDbfs > silentDbfs) {
        sinceMs = undefined;
        isTold = false;
        return false;
      }
      sinceMs ??= atMs;
      if (isTold || atMs - sinceMs < silentMs) return false;
      isTold = true;
      return true;
    },
  };
};
