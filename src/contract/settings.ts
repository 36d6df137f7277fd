import { z } from 'zod';
import { CuePreferences } from './cue.ts';
import { ModelId } from './model.ts';
import { Slug } from './primitives.ts';
import { Submitter } from './submission.ts';

const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  modelId: ModelId.nullable(),
  allowDownloads: z.boolean(),
  screenLabel: z.string().max(200).nullable(),
  cameraLabel: z.string().max(200).nullable(),
  microphoneLabel: z.string().max(200).nullable(),
  submitter: Submitter.nullable(),
  cues: CuePreferences,
  /** What stays of practice: everything, or only its report. */
  practiceKeeps: z.enum(['all', 'report']),
  /** Height that a screen is recorded with at most, pixels; null for the largest. */
  screenHeightPixels: z.int().min(240).max(2160).nullable(),
  /** The person's own notes: by scenario, then by section. They never leave the device. */
  ownNotes: z.record(Slug, z.record(Slug, z.string().max(4000))),
  /** Size of the text in the notes window, as a multiple of the ordinary one. */
  notesTextScale: z.number().min(0.75).max(3),
};

/** What the studio remembers for this person on this device. */
export const Settings = z.object({
  theme: fields.theme.default('system'),
  modelId: fields.modelId.default(null),
  allowDownloads: fields.allowDownloads.default(true),
  screenLabel: fields.screenLabel.default(null),
  cameraLabel: fields.cameraLabel.default(null),
  microphoneLabel: fields.microphoneLabel.default(null),
  submitter: fields.submitter.default(null),
  cues: fields.cues.prefault({}),
  practiceKeeps: fields.practiceKeeps.default('all'),
  screenHeightPixels: fields.screenHeightPixels.default(null),
  ownNotes: fields.ownNotes.default({}),
  notesTextScale: fields.notesTextScale.default(1.25),
});
export type Settings = z.infer<typeof Settings>;

/** A change to some settings. It has no defaults: what it does not name stays as it is. */
export const SettingsChange = z.object(fields).partial();
export type SettingsChange = z.infer<typeof SettingsChange>;

/** What runs: shown in About, and stored with submissions. */
export const StudioInfo = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'chromium']),
  platform: z.string(),
  engine: z
    .object({ name: z.string(), version: z.string(), slow: z.boolean(), message: z.string().optional() })
    .nullable(),
  freeDiskBytes: z.int().min(0),
  dataFolderLabel: z.string(),
});
export type StudioInfo = z.infer<typeof StudioInfo>;
