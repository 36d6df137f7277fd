import { FallbackEngine, type FallbackSettings } from '../engines/fallback-engine.ts';
import { findSidecar } from '../engines/find-sidecar.ts';
import { SidecarEngine } from '../engines/sidecar-engine.ts';
import type { EngineInfo, EngineModel, SpeechEngine } from '../engines/speech-engine.ts';

/** A fresh engine of whatever kind runs here, for a trial: a crash or a time-out is an answer, not worth another try. */
export const newTestEngine = (
  resourcesFolder: string | null,
  fallback: FallbackSettings = {},
  graphicsDevice?: number,
): SpeechEngine => {
  const program = findSidecar(resourcesFolder);
  if (program === null) return new FallbackEngine(fallback);
  const limits = { crashesAllowed: 1, timeoutsAllowed: 1 };
  return new SidecarEngine({ program, limits, ...(graphicsDevice === undefined ? {} : { graphicsDevice }) });
};

/**
 * Whether the engine can use a model file at all: it is loaded and given a second of silence, in a process of its own with limits of
 * time and memory. Throws what the engine throws, `model-refused` above all.
 */
export const testModelFile = async (engine: SpeechEngine, model: EngineModel): Promise<EngineInfo> => {
  try {
    const info = await engine.load(model);
    const options = { model, language: 'en', prompt: '', temperatureIncrement: 0, threads: 1 };
    await engine.transcribe(new Float32Array(16_000), options);
    return info;
  } finally {
    await engine.abort();
  }
};
