import type { Moment } from '../../contract/primitives.ts';
import { frameAtMs, frameStartMs, hopSamples } from './frame-grid.ts';
import { createGrowingColumn } from './growing-column.ts';
import { createMeanPower, meanLevelDbfs } from './mean-level.ts';
import { joinMoments, overlapMs } from './moments.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { median, standardDeviation } from './statistics.ts';
import type { SyllableNucleus } from './syllable-nuclei.ts';

const leastWordFrames = 3;
const awayFromVoiceMs = 100;
const leastQuietFrames = 50;
const clippedGapMs = 300;

const levelsOf = (frames: SpeechFrames, { startMs, endMs }: Moment): Float32Array =>
  frames.levelDbfs.subarray(frameAtMs(startMs), frameAtMs(endMs));

/** Level of the voice in dBFS: mean power of all stretches of voice. Not a number without voice. */
export const voiceLevelDbfs = (frames: SpeechFrames, voiced: readonly Moment[]): number => {
  const power = createMeanPower();
  for (const stretch of voiced) power.add(levelsOf(frames, stretch));
  return power.levelDbfs();
};

/**
 * How much loudness differs, in dB: standard deviation of the words' levels, each word taken as far as it is voiced; without a transcript
 * (`words` null) of the syllables' peaks. Undefined with fewer than 10 of them.
 */
export const levelSpreadDb = (
  frames: SpeechFrames,
  voiced: readonly Moment[],
  words: readonly Moment[] | null,
  nuclei: readonly SyllableNucleus[],
): number | undefined => {
  const levels = words
    ? words.flatMap((word) => {
        const stretch = voiced.find((one) => overlapMs(one, word) > 0);
        if (!stretch) return [];
        const startMs = Math.max(word.startMs, stretch.startMs);
        const found = levelsOf(frames, { startMs, endMs: Math.min(word.endMs, stretch.endMs) });
        return found.length < leastWordFrames ? [] : [meanLevelDbfs(found)];
      })
    : nuclei.map(({ intensityDbfs }) => intensityDbfs);
  return levels.length < 10 ? undefined : standardDeviation(levels);
};

/** Share of clipped samples in the whole take, 0..1, and where they are. */
export const clipping = (frames: SpeechFrames): { readonly share: number; readonly moments: Moment[] } => {
  let samples = 0;
  const moments: Moment[] = [];
  for (let frame = 0; frame < frames.count; frame++) {
    const clipped = frames.clippedSamples[frame] ?? 0;
    samples += clipped;
    if (clipped > 0) moments.push({ startMs: frameStartMs(frame), endMs: frameStartMs(frame + 1) });
  }
  const share = frames.count === 0 ? 0 : samples / (frames.count * hopSamples);
  return { share, moments: joinMoments(moments, clippedGapMs) };
};

/** Level of the room in dBFS: median of the frames at least 100 ms from any voice; undefined with less than half a second of them. */
export const noiseFloorDbfs = (frames: SpeechFrames, voiced: readonly Moment[]): number | undefined => {
  const quiet = createGrowingColumn();
  let stretch = 0;
  for (let frame = 0; frame < frames.count; frame++) {
    const atMs = frameStartMs(frame);
    while ((voiced[stretch]?.endMs ?? Number.POSITIVE_INFINITY) + awayFromVoiceMs <= atMs) stretch++;
    if ((voiced[stretch]?.startMs ?? Number.POSITIVE_INFINITY) - awayFromVoiceMs > atMs)
      quiet.push(frames.levelDbfs[frame] ?? 0);
  }
  return quiet.length < leastQuietFrames ? undefined : median(quiet.view());
};
