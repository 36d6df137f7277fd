import type { Moment } from '../../contract/primitives.ts';

/** Level of a sound every 10 ms, in dBFS. */
export type LevelColumn = ArrayLike<number>;

const hopMs = 10;
const quietFrames = 3;

/** Middle of the quietest 30 ms between two times, in whole ms; the middle of the two times where nothing is known of the level. */
export const quietestMomentMs = (levelDbfs: LevelColumn, fromMs: number, toMs: number): number => {
  let quietest = Math.round((fromMs + toMs) / 2);
  let lowest = Number.POSITIVE_INFINITY;
  const last = Math.min(Math.floor(toMs / hopMs), levelDbfs.length) - quietFrames;
  for (let frame = Math.ceil(fromMs / hopMs); frame <= last; frame++) {
    let sum = 0;
    for (let i = 0; i < quietFrames; i++) sum += levelDbfs[frame + i] ?? 0;
    if (sum < lowest) {
      lowest = sum;
      quietest = frame * hopMs + (quietFrames * hopMs) / 2;
    }
  }
  return quietest;
};

/** Someone who talks on without any pause is cut at the quietest moment of the last third of `longestMs`. */
export const splitLongStretch = (stretch: Moment, longestMs: number, levelDbfs: LevelColumn): Moment[] => {
  const parts: Moment[] = [];
  let { startMs } = stretch;
  while (stretch.endMs - startMs > longestMs) {
    const cutMs = quietestMomentMs(levelDbfs, startMs + Math.ceil((longestMs * 2) / 3), startMs + longestMs);
    parts.push({ startMs, endMs: cutMs });
    startMs = cutMs;
  }
  parts.push({ startMs, endMs: stretch.endMs });
  return parts;
};
