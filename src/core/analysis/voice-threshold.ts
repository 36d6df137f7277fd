import { createLevelHistogram } from './level-histogram.ts';

/** Tells, frame after frame, the level that parts voice from the room. */
export interface VoiceThreshold {
  /**
   * Takes the next frame's level in dBFS and whether voice activity is on. Answers the threshold in dBFS, or minus infinity where
   * room and voice lie too close together to be told apart by level.
   */
  next(levelDbfs: number, isActive: boolean): number;
  /** How far the voice stood above the room at the last frame, in dB. */
  rangeDb(): number;
}

const roomMemoryFrames = 1000;
const voiceMemoryFrames = 500;
const shareOfRange = 0.15;
const leastBelowVoiceDb = 5;
const leastAboveRoomDb = 3.5;
const firstVoiceDbfs = -30;
const leastVoiceFrames = 5;
/** Speech spans less than this: a room that measures lower is a gate or digital silence, and says nothing of the room behind it. */
const widestRangeDb = 50;

/**
 * The threshold lies 15 % of the way (in dB) from the room's level, the 10th percentile of about the last 10 s, to the voice's, the
 * 90th percentile of about its last 5 s, but at least 3.5 dB above the room.
 */
export const createVoiceThreshold = (): VoiceThreshold => {
  const room = createLevelHistogram(roomMemoryFrames);
  const voice = createLevelHistogram(voiceMemoryFrames);
  let voiceFrames = 0;
  let rangeDb = 0;
  return {
    rangeDb: () => rangeDb,
    next: (levelDbfs, isActive) => {
      room.add(levelDbfs);
      if (isActive) {
        voice.add(levelDbfs);
        voiceFrames++;
      }
      const voiceDbfs =
        voiceFrames > leastVoiceFrames ? (voice.percentile(0.9) ?? levelDbfs) : firstVoiceDbfs;
      const roomDbfs = Math.max(room.percentile(0.1) ?? levelDbfs, voiceDbfs - widestRangeDb);
      rangeDb = voiceDbfs - roomDbfs;
      const between = roomDbfs + Math.max(leastAboveRoomDb, shareOfRange * rangeDb);
      const threshold = Math.min(between, voiceDbfs - leastBelowVoiceDb);
      return threshold < roomDbfs + leastAboveRoomDb ? Number.NEGATIVE_INFINITY : threshold;
    },
  };
};
