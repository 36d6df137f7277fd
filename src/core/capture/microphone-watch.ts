/** Peaks below this, dBFS, do not come from a room with a working microphone in it: even a quiet one hisses at -70. */
const silentDbfs = -80;

/** So long it has to last. With the meter's own delay, a microphone that falls silent is told of within two seconds. */
const silentMs = 1_500;

/**
 * Some headsets send nothing at all between two sentences. Where the sound came back by itself soon and often, more has to be waited
 * for: people pause, but rarely this long.
 */
const gatedSilentMs = 5_000;
const gatedAfter = 3;
const soonMs = 4_000;

/** Single clipped readings are a cough or a bump; so many of them within the window are a microphone that is set too loud. */
const clippedReadings = 3;
const clippingWindowMs = 2_000;

/** Clipping that stopped for this long may be told of again. */
const cleanMs = 6_000;

/** Peak of a stretch of sound, dBFS, and whether a sample stood at full scale. */
export interface MicrophoneReading {
  readonly peakDbfs: number;
  readonly clipped: boolean;
}

/** What a microphone does: `silent` is no signal at all, not a speaker who is quiet; `heard` ends it; `clipping` is too loud. */
export type MicrophoneNews = 'silent' | 'heard' | 'clipping';

/** Notices a microphone that is muted, broken or set too loud. */
export interface MicrophoneWatch {
  /** Takes the stretch that ended at `atMs`, undefined where nothing came at all; about ten a second. */
  readonly update: (reading: MicrophoneReading | undefined, atMs: number) => MicrophoneNews | undefined;
}

export const createMicrophoneWatch = (): MicrophoneWatch => {
  let silentSinceMs: number | undefined;
  let toldSilentMs: number | undefined;
  let shortSilences = 0;
  let clippedAt: number[] = [];
  let isToldClipping = false;

  const updateSilence = (isSilent: boolean, atMs: number): MicrophoneNews | undefined => {
    if (!isSilent) {
      const wasTold = toldSilentMs !== undefined;
      if (silentSinceMs !== undefined && wasTold && atMs - silentSinceMs < soonMs) shortSilences += 1;
      silentSinceMs = undefined;
      toldSilentMs = undefined;
      return wasTold ? 'heard' : undefined;
    }
    silentSinceMs ??= atMs;
    const neededMs = shortSilences >= gatedAfter ? gatedSilentMs : silentMs;
    if (toldSilentMs !== undefined || atMs - silentSinceMs < neededMs) return undefined;
    toldSilentMs = atMs;
    return 'silent';
  };

  const updateClipping = (clipped: boolean, atMs: number): MicrophoneNews | undefined => {
    if (clipped) clippedAt = [...clippedAt, atMs].slice(-clippedReadings);
    const [first] = clippedAt;
    const last = clippedAt.at(-1);
    if (last === undefined || atMs - last >= cleanMs) isToldClipping = false;
    const isClipping =
      clippedAt.length === clippedReadings && first !== undefined && atMs - first <= clippingWindowMs;
    if (!isClipping || isToldClipping) return undefined;
    isToldClipping = true;
    return 'clipping';
  };

  return {
    update: (reading, atMs) =>
      updateSilence(reading === undefined || reading.peakDbfs <= silentDbfs, atMs) ??
      updateClipping(reading?.clipped ?? false, atMs),
  };
};
