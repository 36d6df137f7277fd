import { finding, type Finding } from './findings.ts';
import type { Measured } from './measured.ts';

/** Ends and starts of tracks lie within a frame or two of each other, and Opus adds up to 20 ms. */
const skewAllowedMs = 150;

/** Frames that were encoded and are not there when the file is read. */
const lostFrames = ({ pictures }: Measured): number =>
  pictures.reduce(
    (sum, { framesEncoded, framesRead }) => sum + Math.max(0, framesEncoded - (framesRead ?? framesEncoded)),
    0,
  );

/** How far a track's start or end lies from where the take's is, the largest of all tracks; milliseconds. */
const skewOf = ({ pictures, sounds, durationMs }: Measured): number =>
  Math.max(
    0,
    ...pictures
      .filter(({ framesRead }) => framesRead !== undefined && framesRead > 0)
      .flatMap(({ startMs, endMs }) => [Math.abs(startMs), Math.abs(durationMs - endMs)]),
    ...sounds.map(({ lengthMs }) => Math.abs(durationMs - lengthMs)),
  );

/** Whether what was recorded came back whole and together when it was read. */
export const judgeReadBack = (measured: Measured): readonly Finding[] => {
  if (measured.pictures.length + measured.sounds.length === 0) return [];
  const frames = lostFrames(measured);
  if (frames > 0) return [finding('read-back-lost', { frames })];
  const skewMs = Math.round(skewOf(measured));
  if (skewMs > skewAllowedMs) return [finding('read-back-skew', { skewMs })];
  const isCutShort = measured.pictures.some(({ framesRead }) => framesRead === undefined);
  return [finding(isCutShort ? 'read-back-cut-short' : 'read-back-good', {})];
};
