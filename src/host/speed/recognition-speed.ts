import { StudioError } from '../../contract/errors.ts';
import type { GraphicsTrial, ProcessorTrial, RecognitionSpeed } from '../../contract/recognition-speed.ts';
import { type HeardSound, judgeGraphics } from '../../core/speed/judge-graphics.ts';
import { judgeProcessor } from '../../core/speed/judge-processor.ts';
import { smallerModel } from '../../core/speed/smaller-model.ts';
import { speechSampleRateHz } from '../../core/transcript/pieces.ts';
import type { ReadyModel } from '../engines/recogniser.ts';
import type { EngineInfo, SpeechEngine } from '../engines/speech-engine.ts';
import { threadsFor } from '../engines/threads.ts';
import { Turns } from '../engines/turns.ts';
import type { Logger } from '../log.ts';
import type { ModelManager } from '../models/model-manager.ts';
import type { SpeedStore } from './speed-store.ts';
import { outcomeOfError, type TrialRun, tryEngine } from './trial.ts';

export interface RecognitionSpeedParts {
  readonly store: SpeedStore;
  readonly models: Pick<ModelManager, 'list' | 'ready'>;
  /** A fresh engine in a process of its own, on the processor or on one of the engine's devices. */
  readonly newEngine: (graphicsDevice?: number) => SpeechEngine;
  /** The engine that works, if it was loaded before. */
  readonly engineInUse: () => EngineInfo | null;
  /** Whether the engine's build has a part for graphics devices; null where that is not known. */
  readonly isBuiltForGraphics: () => boolean | null;
  /** The choice has changed: the engine that works is to be started anew. */
  readonly onChosen: () => Promise<void>;
  readonly isRecording: () => boolean;
  readonly readSound: () => Promise<Float32Array>;
  readonly onProgress: (share: number) => void;
  readonly log: Logger;
}

/** What recognition computes on, and how fast: measured on request, never by itself. */
export interface RecognitionSpeeds {
  readonly now: () => Promise<RecognitionSpeed>;
  /**
   * Measures the processor, and beside it the named device. Throws `model-absent`, `trial-while-recording`, `graphics-not-there`, `cancelled`,
   * and where the processor itself fails what the engine throws.
   */
  readonly measure: (device: string | null, signal: AbortSignal) => Promise<RecognitionSpeed>;
  /** Computes on a device from now on that was faster in its trial, or with null on the processor. Throws `graphics-not-tried`. */
  readonly use: (device: string | null) => Promise<RecognitionSpeed>;
}

const fastest = (heard: readonly HeardSound[]): HeardSound => {
  const [best] = heard.toSorted((a, b) => a.wallMs - b.wallMs);
  if (!best) throw new StudioError('internal', 'A trial had no runs.');
  return best;
};

export const createRecognitionSpeeds = (parts: RecognitionSpeedParts): RecognitionSpeeds => {
  const { store, models, log } = parts;
  const turns = new Turns();
  let asked: { modelPath: string; info: EngineInfo } | null = null;

  /** What the engine says of itself: known once a model was loaded, else asked in a process of its own. */
  const askEngine = async (model: ReadyModel): Promise<EngineInfo | null> => {
    const inUse = parts.engineInUse();
    if (inUse !== null) return inUse;
    if (asked?.modelPath === model.path) return asked.info;
    if (parts.isRecording()) return null;
    const engine = parts.newEngine();
    try {
      asked = { modelPath: model.path, info: await engine.load(model) };
      return asked.info;
    } catch (error) {
      log.warn({ err: error }, 'the speech engine could not say what it computes on');
      return null;
    } finally {
      await engine.abort();
    }
  };

  const engineInfo = async (model: ReadyModel): Promise<EngineInfo | null> => {
    const info = await askEngine(model);
    if (info) store.meetEngine(info.engineVersion);
    return info;
  };

  const now = async (): Promise<RecognitionSpeed> => {
    const model = await models.ready();
    const info = model && (await engineInfo(model));
    const list = await models.list();
    const { processor, graphics, chosen, lost } = store.get();
    const trial = processor.find(({ modelId }) => modelId === model?.id) ?? null;
    const smaller =
      model && trial && judgeProcessor(trial) !== 'live' ? smallerModel(list, model.id) : undefined;
    return {
      engine: info && {
        name: info.engine,
        version: info.engineVersion,
        variant: info.variant,
        isSlow: info.isSlow,
      },
      threads: { live: threadsFor('live'), batch: threadsFor('batch') },
      modelTitle: list.find(({ id }) => id === model?.id)?.title ?? null,
      trial,
      suggestion: smaller ? { id: smaller.id, title: smaller.title } : null,
      devices: (info?.devices ?? []).map(({ name, description }) => ({
        name,
        description,
        trial: graphics.find((each) => each.name === name && each.description === description) ?? null,
        isInUse: chosen?.name === name && chosen.description === description,
      })),
      lost,
      builtForGraphics: parts.isBuiltForGraphics(),
    };
  };

  const runs: TrialRun[] = [
    { threads: threadsFor('live'), waiting: 'live' },
    { threads: threadsFor('batch'), waiting: 'batch' },
  ];
  const deviceRuns: TrialRun[] = [{ threads: threadsFor('live'), waiting: 'batch' }];

  const readyModel = async (): Promise<{ model: ReadyModel; title: string }> => {
    const model = await models.ready();
    if (!model) throw new StudioError('model-absent');
    return { model, title: (await models.list()).find(({ id }) => id === model.id)?.title ?? model.id };
  };

  /** Steps forward by one recognition out of all. */
  const progress = (total: number): (() => void) => {
    let done = 0;
    parts.onProgress(0);
    return () => {
      done++;
      parts.onProgress(done / total);
    };
  };

  const measureNow = async (device: string | null, signal: AbortSignal): Promise<void> => {
    if (parts.isRecording()) throw new StudioError('trial-while-recording');
    const { model, title } = await readyModel();
    const info = await engineInfo(model);
    const index = (info?.devices ?? []).findIndex(({ name }) => name === device);
    const named = info?.devices?.[index];
    if (device !== null && !named) throw new StudioError('graphics-not-there');
    const sound = await parts.readSound();
    const onRun = progress(runs.length + 1 + (named ? deviceRuns.length + 1 : 0));
    const order = { model, sound, signal, onRun };
    const heard = await tryEngine(parts.newEngine(), { ...order, runs });
    const trial: ProcessorTrial = {
      modelId: model.id,
      modelTitle: title,
      soundMs: (sound.length * 1000) / speechSampleRateHz,
      liveMs: heard[0]?.wallMs ?? 0,
      liveThreads: threadsFor('live'),
      batchMs: heard[1]?.wallMs ?? 0,
      batchThreads: threadsFor('batch'),
      measuredAt: new Date().toISOString(),
    };
    store.change({
      processor: [...store.get().processor.filter(({ modelId }) => modelId !== model.id), trial],
    });
    if (!named) return;
    const processor = fastest(heard);
    const found = { ...named, modelTitle: title, processorMs: processor.wallMs };
    try {
      const best = fastest(await tryEngine(parts.newEngine(index), { ...order, runs: deviceRuns }));
      await keep({ ...found, outcome: judgeGraphics(processor, best), deviceMs: best.wallMs });
    } catch (error) {
      const outcome = outcomeOfError(error);
      if (signal.aborted || outcome === undefined) throw new StudioError('cancelled');
      log.warn({ err: error, device }, 'a graphics device failed its trial');
      await keep({ ...found, outcome, deviceMs: null });
    }
  };

  // A device in use that fails another trial is not used any longer.
  const keep = async (trial: GraphicsTrial): Promise<void> => {
    const { graphics, chosen } = store.get();
    const isOther = (each: { name: string; description: string }): boolean =>
      each.name !== trial.name || each.description !== trial.description;
    const isRefused = chosen !== null && !isOther(chosen) && trial.outcome !== 'faster';
    store.change({
      graphics: [...graphics.filter(isOther), trial],
      ...(isRefused ? { chosen: null } : {}),
    });
    if (isRefused) await parts.onChosen();
  };

  return {
    now,
    measure: async (device, signal) => {
      await turns.take(signal, () => measureNow(device, signal));
      return await now();
    },
    use: async (device) => {
      const { devices } = await now();
      const index = devices.findIndex(({ name }) => name === device);
      const wanted = devices[index];
      if (device !== null && wanted?.trial?.outcome !== 'faster') throw new StudioError('graphics-not-tried');
      const chosen = wanted ? { name: wanted.name, description: wanted.description, index } : null;
      store.change({ chosen, lost: null });
      await parts.onChosen();
      return await now();
    },
  };
};
