import { z } from 'zod';
import { Measure, MeasureId } from './analysis.ts';
import { VoiceProfile } from './cue.ts';
import { AttemptId, Milliseconds, Share, Timestamp } from './primitives.ts';

/**
 * What a calibration lacks: the microphone gave nothing, the room drowns the voice, too little was read, fewer syllables than the words read
 * have, too little was spoken freely, or no pitch was heard.
 */
export const CalibrationGap = z.enum([
  'no-signal',
  'too-noisy',
  'reading-too-short',
  'reading-not-whole',
  'speech-too-short',
  'no-pitch',
]);
export type CalibrationGap = z.infer<typeof CalibrationGap>;

/** What a calibration came to; a profile is kept on this device at once. */
export const CalibrationResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('profile'), profile: VoiceProfile }),
  z.object({ outcome: z.literal('gap'), gap: CalibrationGap }),
]);
export type CalibrationResult = z.infer<typeof CalibrationResult>;

/** One measure of a passage, as it was in the take (`firstOf` `run`: in all of it) and as it is now that it was said again. */
export const DrillResult = z.object({ first: Measure, firstOf: z.enum(['passage', 'run']), again: Measure });
export type DrillResult = z.infer<typeof DrillResult>;

/** Values of some measures, in their own units. */
export const MeasureValues = z.partialRecord(MeasureId, z.number());
export type MeasureValues = z.infer<typeof MeasureValues>;

/** One attempt among the speaker's others at the same scenario. Measures that could not be judged are missing. */
export const ProgressPoint = z.object({
  attemptId: AttemptId,
  startedAt: Timestamp,
  durationMs: Milliseconds,
  scoreShare: Share.nullable(),
  measures: MeasureValues,
});
export type ProgressPoint = z.infer<typeof ProgressPoint>;
