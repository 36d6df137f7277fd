import type { LoadedKit } from '../../contract/kit.ts';
import { readSpeechFile } from '../audio/read-speech.ts';
import type { ReadyModel, Recogniser } from '../engines/recogniser.ts';
import { writeJson } from '../files.ts';
import { runPipeline } from '../pipeline.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import type { MakeReport } from './report-runner.ts';

interface ReportMakerParts {
  readonly takes: TakeStore;
  readonly kit: LoadedKit;
  readonly recogniser: Recogniser;
  /** The model to use now; null while none is on the machine. */
  readonly readyModel: () => Promise<ReadyModel | null>;
}

/** Makes a report of a take on disk; each stage's file is written as soon as the stage is done. */
export const createReportMaker =
  ({ takes, kit, recogniser, readyModel }: ReportMakerParts): MakeReport =>
  async (attemptId, { signal, onProgress }) => {
    const take = await takes.load(attemptId);
    const folder = takes.folder(attemptId);
    const model = await readyModel();
    const { transcript } = await runPipeline(
      {
        samples: await readSpeechFile(folder.speech),
        durationMs: take.durationMs,
        events: await takes.events(attemptId),
        kit,
        scenarioId: take.scenarioId,
      },
      { recogniser, model },
      {
        signal,
        onProgress,
        onTranscript: (transcript) => writeJson(folder.transcript, transcript),
        onAnalysis: (analysis) => writeJson(folder.analysis, analysis),
        onScore: (scorecard) => writeJson(folder.score, scorecard),
      },
    );
    return transcript === null ? 'waiting-for-model' : 'done';
  };
