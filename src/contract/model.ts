import { z } from 'zod';
import { Sha256, Share } from './primitives.ts';

/** Name of a model in the catalogue, for example `base.en-q8_0`. */
export const ModelId = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,60}$/);

/** One entry of `models/models.json`. `memoryBytes` is what the engine needs with it loaded. `languages`: ISO 639-1 or `*`. */
export const ModelEntry = z.object({
  id: ModelId,
  title: z.string().max(80),
  languages: z.array(z.string().max(10)).min(1),
  byteLength: z.int().positive(),
  sha256: Sha256,
  licence: z.string().max(40),
  address: z.url(),
  memoryBytes: z.int().positive(),
});
export type ModelEntry = z.infer<typeof ModelEntry>;

/** The catalogue file. */
export const ModelCatalogue = z.object({ schemaVersion: z.literal(1), models: z.array(ModelEntry) });
export type ModelCatalogue = z.infer<typeof ModelCatalogue>;

/**
 * A model as the studio sees it. `source`: `catalogue` (offered for download), `own-file` (given by the user), `bundled` (came with
 * the installer), `test` (the project's test model; never offered, always labelled).
 */
export const ModelStatus = z.object({
  id: ModelId,
  title: z.string(),
  languages: z.array(z.string()),
  byteLength: z.int().positive(),
  licence: z.string(),
  source: z.enum(['catalogue', 'own-file', 'bundled', 'test']),
  state: z.enum(['absent', 'downloading', 'checking', 'ready', 'invalid']),
  fraction: Share,
  selected: z.boolean(),
  message: z.string().max(300).optional(),
});
export type ModelStatus = z.infer<typeof ModelStatus>;
