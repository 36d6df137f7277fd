import type { Curve } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import { frameAtMs, hopMs } from './frame-grid.ts';
import { createGrowingColumn } from './growing-column.ts';
import { meanLevelDbfs } from './mean-level.ts';
import { overlapMs } from './moments.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { median, rounded } from './statistics.ts';
import { medianSemitones, semitonesOf } from './semitones.ts';

/** Distance of the points of the pace curve, and the window that each looks at, in ms. */
export const paceStepMs = 1000;
export const paceWindowMs = 10_000;
/** Distance of the points of the pitch and level curves, in ms. */
export const voiceStepMs = 100;

/** With less voice than this in its window a point of the pace curve stays empty, in ms. */
const leastVoiceMs = 1000;
const leastPitchedFrames = 3;

const pointCount = (durationMs: number, stepMs: number): number => Math.floor(durationMs / stepMs) + 1;

/**
 * Words per minute around each second, over 10 s (cut off at the take's edges). `atMs`: when each word, or each syllable, is spoken, in
 * order; `wordsEach`: how many words one of them stands for.
 */
export const paceCurve = (
  atMs: readonly number[],
  wordsEach: number,
  voiced: readonly Moment[],
  durationMs: number,
): Curve => {
  let first = 0;
  let end = 0;
  let firstVoiced = 0;
  const values = Array.from({ length: pointCount(durationMs, paceStepMs) }, (_, point) => {
    const window = {
      startMs: Math.max(0, point * paceStepMs - paceWindowMs / 2),
      endMs: Math.min(durationMs, point * paceStepMs + paceWindowMs / 2),
    };
    while ((atMs[first] ?? Number.POSITIVE_INFINITY) < window.startMs) first++;
    while ((atMs[end] ?? Number.POSITIVE_INFINITY) < window.endMs) end++;
    while ((voiced[firstVoiced]?.endMs ?? Number.POSITIVE_INFINITY) <= window.startMs) firstVoiced++;
    let voiceMs = 0;
    for (let i = firstVoiced; (voiced[i]?.startMs ?? Number.POSITIVE_INFINITY) < window.endMs; i++)
      voiceMs += overlapMs(voiced[i] ?? window, window);
    if (voiceMs < leastVoiceMs) return null;
    return Math.round(((end - first) * wordsEach * 60_000) / (window.endMs - window.startMs));
  });
  return { stepMs: paceStepMs, values };
};

/** Calls `point` for each 100 ms with its frames, `[first, end)`; points without voice in their middle stay empty. */
const voiceCurve = (
  voiced: readonly Moment[],
  durationMs: number,
  point: (first: number, end: number) => number | null,
): Curve => {
  let at = 0;
  const values = Array.from({ length: pointCount(durationMs, voiceStepMs) }, (_, index) => {
    const middleMs = index * voiceStepMs + voiceStepMs / 2;
    while ((voiced[at]?.endMs ?? Number.POSITIVE_INFINITY) <= middleMs) at++;
    const isVoiced = (voiced[at]?.startMs ?? Number.POSITIVE_INFINITY) <= middleMs;
    const first = frameAtMs(index * voiceStepMs);
    return isVoiced ? point(first, first + voiceStepMs / hopMs) : null;
  });
  return { stepMs: voiceStepMs, values };
};

/** Pitch in semitones above (or below) the speaker's median of this take, one decimal. */
export const pitchCurve = (frames: SpeechFrames, voiced: readonly Moment[], durationMs: number): Curve => {
  const all = createGrowingColumn();
  for (const { startMs, endMs } of voiced)
    for (let frame = frameAtMs(startMs); frame < frameAtMs(endMs); frame++) {
      const pitchHz = frames.pitchHz[frame] ?? 0;
      if (pitchHz > 0) all.push(pitchHz);
    }
  const middle = medianSemitones(all.view());
  return voiceCurve(voiced, durationMs, (first, end) => {
    const semitones = Array.from(frames.pitchHz.subarray(first, end), semitonesOf).filter(
      (value) => !Number.isNaN(value),
    );
    return semitones.length < leastPitchedFrames ? null : rounded(median(semitones) - middle, 1);
  });
};

/** Mean level in dBFS, one decimal. */
export const levelCurve = (frames: SpeechFrames, voiced: readonly Moment[], durationMs: number): Curve =>
  voiceCurve(voiced, durationMs, (first, end) => {
    const levels = frames.levelDbfs.subarray(first, end);
    return levels.length === 0 ? null : rounded(meanLevelDbfs(levels), 1);
  });
