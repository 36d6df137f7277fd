import { z } from 'zod';
import { Band, Measure } from './analysis.ts';
import { Milliseconds, Moment, Timestamp } from './primitives.ts';

/**
 * What a live cue can be about. What each means, its limits and their sources: the measures page of the docs. `clipping` and `too-quiet`
 * concern the recording, the others the delivery; `section-over` and `message-missing` the scenario.
 */
export const Trouble = z.enum([
  'clipping',
  'too-quiet',
  'long-silence',
  'filler-cluster',
  'too-fast',
  'too-slow',
  'flat-pitch',
  'section-over',
  'message-missing',
]);
export type Trouble = z.infer<typeof Trouble>;

/** What a cue shows: a trouble, or praise for having mended one. */
export const CueKind = z.enum([...Trouble.options, 'mended']);
export type CueKind = z.infer<typeof CueKind>;

/**
 * The numbers behind a cue. `value` in `unit` against `band`, measured over `moment`; `context` is the value at every half second of the
 * five seconds before, the oldest first, null where it could not be judged.
 */
export const CueEvidence = z.object({
  value: z.number(),
  unit: Measure.shape.unit,
  band: Band,
  moment: Moment,
  context: z.array(z.number().nullable()).max(10),
});
export type CueEvidence = z.infer<typeof CueEvidence>;

/** One cue as it was shown. `cueId` counts from 1 in each take; `about` is the trouble, also where the cue is praise for mending it. */
export const Cue = z.object({
  cueId: z.int().min(1),
  kind: CueKind,
  about: Trouble,
  evidence: CueEvidence,
});
export type Cue = z.infer<typeof Cue>;

/** Why a cue went away. `mended`: what it was about is over; `expired`: it was shown long enough; `ended`: the run was. */
export const CueEnd = z.enum(['mended', 'expired', 'ended']);
export type CueEnd = z.infer<typeof CueEnd>;

/** How a scenario cues. Missing fields keep their defaults. */
export const ScenarioCues = z.object({
  /** Whether cues may be shown while a certification attempt is recorded; the result says so. */
  inCertification: z.boolean().default(false),
  /** What this scenario never cues. */
  never: z.array(Trouble).default([]),
  /** Least time between two cues. */
  coolDownMs: z.int().min(5_000).max(120_000).default(15_000),
  /** No cue before this much of the take. */
  quietStartMs: z.int().min(0).max(120_000).default(20_000),
});
export type ScenarioCues = z.infer<typeof ScenarioCues>;

/**
 * What a calibration found of one speaker: syllables of a word, the level of the voice, and how much the pitch moves when the speaker talks
 * freely (standard deviation in 8 s windows). `paceWpm`: words per minute of the free speech, pauses included; no limit comes of it. Kept on
 * this device only.
 */
export const VoiceProfile = z.object({
  syllablesPerWord: z.number().min(0.8).max(3),
  levelDbfs: z.number().min(-96).max(0),
  pitchSemitones: z.number().min(0).max(12),
  paceWpm: z.number().min(0).max(600).optional(),
  measuredAt: Timestamp,
});
export type VoiceProfile = z.infer<typeof VoiceProfile>;

/** How often the speaker has called a cue wrong, by trouble, at most 5 each: limits widen by it on this device. */
export const CueRetuning = z.partialRecord(Trouble, z.int().min(0).max(5));
export type CueRetuning = z.infer<typeof CueRetuning>;

/** How this person wants to be cued. `quiet`: only what spoils the recording. */
export const CuePreferences = z.object({
  mode: z.enum(['on', 'quiet', 'off']).default('on'),
  sound: z.boolean().default(false),
  profile: VoiceProfile.nullable().default(null),
  retuning: CueRetuning.default({}),
});
export type CuePreferences = z.infer<typeof CuePreferences>;

/** `cue-marks.json`: the cues of a take that its speaker called wrong, by number. */
export const CueMarks = z.object({ schemaVersion: z.literal(1), wrong: z.array(z.int().min(1)).max(1000) });
export type CueMarks = z.infer<typeof CueMarks>;

/** What became of a cue. `followed`: mended within 10 s. */
export const CueOutcome = z.object({
  cue: Cue,
  atMs: Milliseconds,
  endMs: Milliseconds,
  followed: z.boolean(),
});
export type CueOutcome = z.infer<typeof CueOutcome>;
