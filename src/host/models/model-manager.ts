import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCatalogue, StudioError } from '../../contract/errors.ts';
import type { ModelStatus } from '../../contract/model.ts';
import { type LanguageFit, languageFit } from '../../core/transcript/model-language.ts';
import type { ReadyModel } from '../engines/recogniser.ts';
import type { SpeechEngine } from '../engines/speech-engine.ts';
import { diskError } from '../files.ts';
import type { Logger } from '../log.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { downloadFile, partPath } from './download.ts';
import { IncomingFile } from './incoming-file.ts';
import {
  fromCatalogue,
  fromOwn,
  type KnownModel,
  modelPath,
  type OwnModel,
  readCatalogue,
  readOwnModels,
  testModelFrom,
  writeOwnModels,
} from './known-models.ts';
import { newTestEngine, testModelFile } from './load-test.ts';
import { readModelLanguages } from './model-languages.ts';
import { testModelSha256 } from './test-model.ts';

export interface ModelManagerParts {
  /** This person's models. */
  readonly modelsFolder: string;
  readonly catalogueFile: string;
  /** Models of the installer, `<id>.bin`. */
  readonly bundledFolder?: string | null;
  /** The project's test model, named on purpose; never offered. */
  readonly testModelFile: string | null;
  /** ISO 639-1, with or without a region, or `auto`: a model that cannot serve it is not used. */
  readonly kitLanguage: string;
  readonly settings: SettingsStore;
  readonly onChange: (status: ModelStatus) => void;
  readonly log: Logger;
  /** The engine that tries out a user's own file. Left out: whatever runs here. */
  readonly newEngine?: () => SpeechEngine;
  /** For downloads, see DownloadOptions. */
  readonly stallMs?: number;
  readonly retryAfterMs?: readonly number[];
}

/** One piece of a user's own file. */
export interface FilePiece {
  readonly fileName: string;
  readonly byteOffset: number;
  readonly isLast: boolean;
}

/** The models of this machine. Methods throw StudioErrors. */
export interface ModelManager {
  readonly list: () => Promise<ModelStatus[]>;
  /** Begins or resumes a download; its progress comes as changes. */
  readonly download: (id: string) => Promise<ModelStatus>;
  /** Stops a download; what came stays for the next try. */
  readonly cancel: (id: string) => Promise<ModelStatus>;
  /** Throws `model-absent`, and `model-language` for a model that cannot serve the kit. */
  readonly select: (id: string) => Promise<ModelStatus>;
  readonly remove: (id: string) => Promise<void>;
  /** Takes a user's own file in order; after the last piece it is tried out, and its status returned. */
  readonly addFile: (piece: FilePiece, bytes: Uint8Array) => Promise<ModelStatus | null>;
  /** The model to use now: the selected one, else the first that is ready and serves the kit; null when there is none. */
  readonly ready: () => Promise<ReadyModel | null>;
  /** Stops downloads and waits for their end. */
  readonly close: () => Promise<void>;
}

interface Job {
  readonly controller: AbortController;
  state: 'downloading' | 'checking';
  fraction: number;
  ended: Promise<void>;
}

const byteLengthOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

const sentence = (error: unknown): string =>
  (error instanceof StudioError ? error.message : errorCatalogue.internal.happened).slice(0, 300);

/** Opens the models of this machine; what an ended studio left half taken in is cleared away. */
export const createModelManager = async (parts: ModelManagerParts): Promise<ModelManager> => {
  const { modelsFolder, settings, onChange, log } = parts;
  await mkdir(modelsFolder, { recursive: true });
  for (const name of await readdir(modelsFolder)) {
    if (name.endsWith('.incoming')) await rm(join(modelsFolder, name), { force: true });
  }
  const catalogue = await readCatalogue(parts.catalogueFile);
  const testModel = await testModelFrom(parts.testModelFile);
  let ownModels = await Promise.all(
    (await readOwnModels(modelsFolder)).map(async (own) => {
      const languages = await readModelLanguages(modelPath(modelsFolder, own.id));
      return languages === null ? own : { ...own, languages: [...languages] };
    }),
  );
  const jobs = new Map<string, Job>();
  const messages = new Map<string, string>();
  let incoming: IncomingFile | null = null;
  let isClosed = false;

  const known = (): KnownModel[] => [
    ...catalogue.map((entry) => fromCatalogue(entry, modelsFolder, parts.bundledFolder ?? null)),
    ...ownModels.map((own) => fromOwn(own, modelsFolder)),
    ...(testModel === null ? [] : [testModel]),
  ];

  const find = (id: string): KnownModel => {
    const model = known().find((candidate) => candidate.id === id);
    if (model === undefined) throw new StudioError('model-unknown');
    return model;
  };

  const isReady = async (model: KnownModel): Promise<boolean> =>
    !jobs.has(model.id) && (await byteLengthOf(model.path)) === model.byteLength;

  const fitOf = ({ languages }: KnownModel): LanguageFit => languageFit(languages, parts.kitLanguage);

  const current = async (): Promise<KnownModel | null> => {
    const { modelId } = settings.get();
    const rank = (model: KnownModel): number => (model.id === modelId ? 0 : fitOf(model) === 'whole' ? 1 : 2);
    const usable = known().filter((model) => fitOf(model) !== 'none');
    for (const model of usable.toSorted((a, b) => rank(a) - rank(b))) {
      if (await isReady(model)) return model;
    }
    return null;
  };

  const stateOf = async (model: KnownModel): Promise<Pick<ModelStatus, 'state' | 'fraction'>> => {
    const job = jobs.get(model.id);
    if (job !== undefined) return { state: job.state, fraction: job.fraction };
    const byteLength = await byteLengthOf(model.path);
    if (byteLength === model.byteLength) return { state: 'ready', fraction: 1 };
    if (byteLength > 0) return { state: 'invalid', fraction: 0 };
    const partly = (await byteLengthOf(partPath(model.path))) / model.byteLength;
    return { state: 'absent', fraction: Math.min(1, partly) };
  };

  const statusOf = async (model: KnownModel, selectedId?: string | null): Promise<ModelStatus> => {
    const { state, fraction } = await stateOf(model);
    const chosenId = selectedId === undefined ? (await current())?.id : selectedId;
    const message =
      messages.get(model.id) ??
      (state === 'invalid' ? sentence(new StudioError('model-corrupt')) : undefined);
    return {
      id: model.id,
      title: model.title,
      languages: [...model.languages],
      byteLength: model.byteLength,
      licence: model.licence,
      source: model.source,
      state,
      fraction,
      selected: model.id === chosenId,
      ...(message === undefined ? {} : { message }),
    };
  };

  const tell = async (model: KnownModel): Promise<ModelStatus> => {
    const status = await statusOf(model);
    if (!isClosed) onChange(status);
    return status;
  };

  // The first model that knows the kit's language is the selected one without being asked for; later ones are not. One that knows it
  // only perhaps is used until a better one comes, and kept when a person chooses it.
  const becameReady = async (model: KnownModel): Promise<ModelStatus> => {
    const selected = known().find(({ id }) => id === settings.get().modelId);
    const isServed = selected !== undefined && fitOf(selected) !== 'none' && (await isReady(selected));
    if (!isServed && fitOf(model) === 'whole') await settings.change({ modelId: model.id });
    return await tell(model);
  };

  const runDownload = async (model: KnownModel, address: string, job: Job): Promise<void> => {
    let told = -1;
    try {
      await downloadFile({
        address,
        file: model,
        signal: job.controller.signal,
        onBytes: (byteLength) => {
          if (!settings.get().allowDownloads) job.controller.abort(); // switched off meanwhile
          job.fraction = byteLength / model.byteLength;
          const percent = Math.floor(job.fraction * 100);
          if (percent === told) return;
          told = percent;
          void tell(model);
        },
        onChecking: () => {
          job.state = 'checking';
          void tell(model);
        },
        ...(parts.stallMs === undefined ? {} : { stallMs: parts.stallMs }),
        ...(parts.retryAfterMs === undefined ? {} : { retryAfterMs: parts.retryAfterMs }),
      });
      jobs.delete(model.id);
      await becameReady(model);
    } catch (error) {
      jobs.delete(model.id);
      if (!job.controller.signal.aborted) {
        log.warn({ err: error, modelId: model.id }, 'model download failed');
        messages.set(model.id, sentence(error));
      }
      await tell(model);
    }
  };

  const takeOver = async (file: IncomingFile): Promise<ModelStatus> => {
    const sha256 = await file.finish();
    const { byteLength } = file;
    const info = await testModelFile((parts.newEngine ?? (() => newTestEngine(null)))(), {
      path: file.path,
      byteLength,
    });
    const catalogued = catalogue.find((entry) => entry.sha256 === sha256);
    const id = catalogued?.id ?? ownId(file.fileName, sha256);
    const path = modelPath(modelsFolder, id);
    await rename(file.path, path);
    if (catalogued === undefined) {
      const languages = (await readModelLanguages(path)) ?? (info.isMultilingual ? ['*'] : ['en']);
      const title = file.fileName.slice(0, 80);
      const own: OwnModel = { id, title, languages: [...languages], byteLength, sha256 };
      ownModels = [...ownModels.filter((other) => other.id !== id), own];
      await writeOwnModels(modelsFolder, ownModels);
    }
    messages.delete(id);
    return await becameReady(find(id));
  };

  return {
    list: async () => {
      const chosenId = (await current())?.id ?? null;
      return await Promise.all(known().map((model) => statusOf(model, chosenId)));
    },

    download: async (id) => {
      const model = find(id);
      if (jobs.has(id) || (await isReady(model))) return await statusOf(model);
      if (model.address === undefined || model.source !== 'catalogue') throw new StudioError('model-unknown');
      if (!settings.get().allowDownloads) throw new StudioError('downloads-not-allowed');
      await rm(model.path, { force: true }); // of the wrong size, or not there
      messages.delete(id);
      const fraction = Math.min(1, (await byteLengthOf(partPath(model.path))) / model.byteLength);
      const job: Job = {
        controller: new AbortController(),
        state: 'downloading',
        fraction,
        ended: Promise.resolve(),
      };
      if (jobs.has(id)) return await statusOf(model); // asked twice at once
      jobs.set(id, job);
      job.ended = runDownload(model, model.address, job);
      return await tell(model);
    },

    cancel: async (id) => {
      const model = find(id);
      const job = jobs.get(id);
      job?.controller.abort();
      await job?.ended;
      return await statusOf(model);
    },

    select: async (id) => {
      const model = find(id);
      if (!(await isReady(model))) throw new StudioError('model-absent');
      if (fitOf(model) === 'none') throw new StudioError('model-language');
      const before = await current();
      await settings.change({ modelId: id });
      if (before !== null && before.id !== id) await tell(before);
      return await tell(model);
    },

    remove: async (id) => {
      const model = find(id);
      const job = jobs.get(id);
      job?.controller.abort();
      await job?.ended;
      if (model.source === 'bundled' || model === testModel) return; // not ours to delete
      const before = await current();
      await rm(model.path, { force: true });
      await rm(partPath(model.path), { force: true });
      messages.delete(id);
      if (ownModels.some((own) => own.id === id)) {
        ownModels = ownModels.filter((own) => own.id !== id);
        await writeOwnModels(modelsFolder, ownModels);
      }
      if (settings.get().modelId === id) await settings.change({ modelId: null });
      await tell(model);
      const next = await current();
      if (next !== null && next.id !== before?.id) await tell(next);
    },

    addFile: async ({ fileName, byteOffset, isLast }, bytes) => {
      if (byteOffset === 0) {
        await incoming?.discard();
        incoming = await IncomingFile.begin(join(modelsFolder, `${crypto.randomUUID()}.incoming`), fileName);
      }
      const file = incoming;
      if (file === null || file.fileName !== fileName)
        throw new StudioError('bad-request', 'The file has no beginning.');
      try {
        await file.append(byteOffset, bytes);
        if (!isLast) return null;
        incoming = null;
        return await takeOver(file);
      } catch (error) {
        if (incoming === file) incoming = null;
        await file.discard();
        throw diskError(error);
      }
    },

    ready: async () => {
      const model = await current();
      if (model === null) return null;
      const { id, path, byteLength, sha256, source } = model;
      return { id, path, byteLength, sha256, isTestModel: source === 'test' || sha256 === testModelSha256 };
    },

    close: async () => {
      isClosed = true;
      for (const { controller } of jobs.values()) controller.abort();
      await Promise.all([...jobs.values()].map(({ ended }) => ended));
      await incoming?.discard();
    },
  };
};

// "My model (v2).bin" becomes "own-my-model-v2-1a2b3c4d".
const ownId = (fileName: string, sha256: string): string => {
  const plain = fileName
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return ['own', plain, sha256.slice(0, 8)].filter((part) => part !== '').join('-');
};
