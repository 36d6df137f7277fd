import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelCatalogue, type ModelEntry, ModelId, type ModelStatus } from '../../contract/model.ts';
import { Sha256 } from '../../contract/primitives.ts';
import { readJson, writeJson } from '../files.ts';
import { testModelId, testModelSha256 } from './test-model.ts';
import { hashFile } from '../hashing.ts';

/** A model that the studio knows of, with the place of its file. */
export interface KnownModel {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly string[];
  readonly licence: string;
  readonly byteLength: number;
  readonly sha256: string;
  readonly source: ModelStatus['source'];
  readonly path: string;
  /** Where it can be fetched. */
  readonly address?: string;
}

const OwnModel = z.object({
  id: ModelId,
  title: z.string().max(80),
  languages: z.array(z.string().max(10)).min(1),
  byteLength: z.int().positive(),
  sha256: Sha256,
});
export type OwnModel = z.infer<typeof OwnModel>;

const OwnModels = z.object({ schemaVersion: z.literal(1), models: z.array(OwnModel) });

const ownModelsFile = (modelsFolder: string): string => join(modelsFolder, 'own-models.json');

/** Where a model's file lies in the folder of this person's models. */
export const modelPath = (modelsFolder: string, id: string): string => join(modelsFolder, `${id}.bin`);

/** The catalogue. Throws when the file is missing or does not fit its schema: it ships with the studio. */
export const readCatalogue = async (path: string): Promise<readonly ModelEntry[]> => {
  const catalogue = await readJson(path, ModelCatalogue);
  if (catalogue === null) throw new Error(`There is no catalogue at ${path}.`);
  return catalogue.models;
};

/** The user's own files, as they were recorded when they were accepted. */
export const readOwnModels = async (modelsFolder: string): Promise<OwnModel[]> =>
  (await readJson(ownModelsFile(modelsFolder), OwnModels).catch(() => null))?.models ?? [];

export const writeOwnModels = (modelsFolder: string, models: readonly OwnModel[]): Promise<void> =>
  writeJson(ownModelsFile(modelsFolder), { schemaVersion: 1, models });

/** The entry as a known model; the installer's own copy comes before a fetched one. */
export const fromCatalogue = (
  entry: ModelEntry,
  modelsFolder: string,
  bundledFolder: string | null,
): KnownModel => {
  const bundled = bundledFolder === null ? null : modelPath(bundledFolder, entry.id);
  const isBundled = bundled !== null && existsSync(bundled);
  return {
    ...entry,
    source: isBundled ? 'bundled' : 'catalogue',
    path: isBundled ? bundled : modelPath(modelsFolder, entry.id),
  };
};

export const fromOwn = (own: OwnModel, modelsFolder: string): KnownModel => ({
  ...own,
  licence: 'your own file',
  source: own.sha256 === testModelSha256 ? 'test' : 'own-file',
  path: modelPath(modelsFolder, own.id),
});

/** The test model, where somebody names its file; null where it is not. */
export const testModelFrom = async (path: string | null): Promise<KnownModel | null> => {
  if (path === null || !existsSync(path)) return null;
  return {
    id: testModelId,
    title: 'Test model (knows 60 demo sentences only)',
    languages: ['en'],
    licence: 'MIT',
    byteLength: statSync(path).size,
    sha256: (await hashFile(path)).sha256,
    source: 'test',
    path,
  };
};
