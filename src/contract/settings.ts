import { z } from 'zod';
import { CuePreferences } from './cue.ts';
import { ModelId } from './model.ts';
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
