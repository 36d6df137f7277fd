import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { cutPieces } from '../../../../../src/core/transcript/piece-cutter.ts';
import { sourceOfSamples } from '../../../../../src/host/audio/speech-source.ts';
import { EngineSupervisor } from '../../../../../src/host/engines/engine-supervisor.ts';
import { findSidecar } from '../../../../../src/host/engines/find-sidecar.ts';
import { defaultPrompt } from '../../../../../src/host/engines/prompt.ts';
import { type ReadyModel, Recogniser } from '../../../../../src/host/engines/recogniser.ts';
import { hashFile } from '../../../../../src/host/hashing.ts';
import { testModelSha256 } from '../../../../../src/host/models/test-model.ts';
import type { Transcript } from '../../../../../src/contract/transcript.ts';
import { inRoot } from '../../../../../scripts/setup/paths.mjs';
import type { HeardCase } from './hear.ts';

/** The studio's own recogniser with one model. */
export interface Listener {
  readonly modelName: string;
  readonly isTestModel: boolean;
  readonly recognise: (one: HeardCase) => Promise<Transcript>;
  readonly close: () => Promise<void>;
}

/** Starts the engine with a model file; without one, with the project's test model. */
export const openRecogniser = async (modelFile?: string): Promise<Listener> => {
  const path = resolve(modelFile ?? inRoot('tests/fixtures/model/test-model.en-q4_0.bin'));
  const { sha256 } = await hashFile(path);
  const isTestModel = sha256 === testModelSha256;
  const model: ReadyModel = {
    id: basename(path),
    path,
    byteLength: statSync(path).size,
    sha256,
    isTestModel,
  };
  const program = findSidecar(null);
  const engine = new EngineSupervisor({ sidecar: program === null ? null : { program }, fallback: {} });
  const recogniser = new Recogniser(engine);
  return {
    modelName: isTestModel ? 'the test model' : basename(path),
    isTestModel,
    recognise: ({ samples, frames, heard, truth }) =>
      recogniser.recognise({
        speech: sourceOfSamples(samples),
        pieces: cutPieces(heard.voiced, frames.levelDbfs, Math.floor(samples.length / 16)),
        model,
        language: truth.language,
        prompt: defaultPrompt(truth.language),
      }),
    close: async () => {
      await engine.abort();
    },
  };
};
