import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Analysis } from '../src/contract/analysis.ts';
import { StudioError } from '../src/contract/errors.ts';
import type { Scenario } from '../src/contract/kit.ts';
import { withSpeechFile } from '../src/host/audio/speech-file.ts';
import { EngineSupervisor } from '../src/host/engines/engine-supervisor.ts';
import { findSidecar } from '../src/host/engines/find-sidecar.ts';
import { type ReadyModel, Recogniser } from '../src/host/engines/recogniser.ts';
import { loadKit } from '../src/host/kit/load-kit.ts';
import { testModelSha256 } from '../src/host/models/test-model.ts';
import { hashFile } from '../src/host/hashing.ts';
import { type PipelineResult, runPipeline } from '../src/host/pipeline.ts';
import { printAnalysis } from './analyse/print-analysis.ts';
import { inRoot } from './setup/paths.mjs';

const usage = `Usage: npm run analyse -- FILE.wav [--kit DIR] [--scenario ID] [--model FILE] [--json]

Takes a recording through transcript, analysis and score. Without --model the words stay out, and what is heard without words is
measured. No screen is watched: silences that one would explain are left to a person. --kit takes a folder with a kit.json (default: the sample
kit), --scenario one of its scenarios (default: the first).`;

/** The model of a file, by its bytes; the project's test model is known by its hash and labelled. */
const modelOf = async (file: string): Promise<ReadyModel> => {
  const path = resolve(file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new StudioError('file-not-found', `${file}.`);
  const { sha256 } = await hashFile(path);
  const isTestModel = sha256 === testModelSha256;
  return { id: basename(file), path, byteLength: found.size, sha256, isTestModel };
};

const scenarioOf = (scenarios: readonly Scenario[], id: string | undefined): Scenario => {
  const scenario = id === undefined ? scenarios[0] : scenarios.find((candidate) => candidate.id === id);
  if (scenario) return scenario;
  throw new StudioError('scenario-not-found', `The kit has ${scenarios.map((one) => one.id).join(', ')}.`);
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kit: { type: 'string' },
      scenario: { type: 'string' },
      model: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (values.help || file === undefined || more.length > 0) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  // A kit under work has no signature yet; a wrong one is refused all the same.
  const kit = await loadKit(resolve(values.kit ?? inRoot('resources/sample-kit')), { allowUnsigned: true });
  const scenario = scenarioOf(kit.kit.scenarios, values.scenario);
  const model = values.model === undefined ? null : await modelOf(values.model);
  const program = findSidecar(null);
  const engine = new EngineSupervisor({ sidecar: program === null ? null : { program }, fallback: {} });
  const isTerminal = process.stderr.isTTY;
  const clearLine = (): void => {
    if (isTerminal) process.stderr.write('\r\u001b[K');
  };
  const print = (result: PipelineResult): void => {
    if (values.json) console.log(JSON.stringify(result));
    else printAnalysis(result, scenario);
  };
  let analysis: Analysis | null = null;
  try {
    const result = await withSpeechFile(resolve(file), (speech) =>
      runPipeline(
        {
          speech,
          durationMs: Math.round(speech.sampleCount / 16),
          events: [],
          screenWatched: [],
          kit,
          scenarioId: scenario.id,
        },
        { recogniser: new Recogniser(engine), model },
        {
          onProgress: (stage, share) => {
            if (isTerminal) process.stderr.write(`\r${stage} ${Math.round(share * 100)} %   `);
          },
          onAnalysis: async (made) => void (analysis = made),
          // Where the words cannot be recognised, the rest is told all the same, and then why.
          onScore: async (scorecard) => {
            if (analysis && !analysis.hasTranscript && model)
              print({ transcript: null, analysis, scorecard });
          },
        },
      ),
    );
    clearLine();
    print(result);
    return 0;
  } finally {
    clearLine();
    await engine.abort();
  }
};

try {
  process.exitCode = await main();
} catch (error) {
  const isExpected = error instanceof StudioError || (error instanceof TypeError && 'code' in error);
  if (!isExpected) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
