import { z } from 'zod';
import { ModelId } from './model.ts';
import { Submitter } from './submission.ts';

/** What the studio remembers for this person on this device. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  modelId: ModelId.nullable().default(null),
  allowDownloads: z.boolean().default(true),
  screenLabel: z.string().max(200).nullable().default(null),
  cameraLabel: z.string().max(200).nullable().default(null),
  microphoneLabel: z.string().max(200).nullable().default(null),
  submitter: Submitter.nullable().default(null),
});
export type Settings = z.infer<typeof Settings>;

/** A change to some settings. */
export const SettingsChange = Settings.partial();
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
