import type { ReportStage } from '../../contract/attempt.ts';
import type { LoadedKit } from '../../contract/kit.ts';
import { readTrim } from '../attempts/trim-file.ts';
import { readSpeechFile } from '../audio/read-speech.ts';
import type { ReadyModel, Recogniser } from '../engines/recogniser.ts';
import { writeJson } from '../files.ts';
import type { Logger } from '../log.ts';
import { runPipeline } from '../pipeline.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import { readCorrected, readSaid } from '../transcript/corrected.ts';
import type { MakeReport } from './report-runner.ts';

interface ReportMakerParts {
  readonly takes: TakeStore;
  readonly kit: LoadedKit;
  readonly recogniser: Recogniser;
  /** The model to use now; null while none is on the machine. */
  readonly readyModel: () => Promise<ReadyModel | null>;
  readonly log: Logger;
}

/** Makes a report of a take on disk; each stage's file is written as soon as the stage is done. */
export const createReportMaker =
  ({ takes, kit, recogniser, readyModel, log }: ReportMakerParts): MakeReport =>
  async (attemptId, { signal, onProgress }) => {
    const take = await takes.load(attemptId);
    const folder = takes.folder(attemptId);
    const model = await readyModel();
    let startedMs = performance.now();
    const stageDone = (stage: ReportStage): void => {
      const now = performance.now();
      log.info({ attemptId, stage, tookMs: Math.round(now - startedMs) }, 'stage done');
      startedMs = now;
    };
    const { transcript } = await runPipeline(
      {
        samples: await readSpeechFile(folder.speech),
        durationMs: take.durationMs,
        events: await takes.events(attemptId),
        kit,
        scenarioId: take.scenarioId,
        mode: take.mode,
        kept: (await readCorrected(folder)) ?? (await readSaid(folder, model)),
        range: await readTrim(folder, take),
      },
      { recogniser, model },
      {
        signal,
        onProgress,
        onTranscript: async (transcript) => {
          await writeJson(folder.transcript, transcript);
          stageDone('transcript');
        },
        onAnalysis: async (analysis) => {
          await writeJson(folder.analysis, analysis);
          stageDone('analysis');
        },
        onScore: async (scorecard) => {
          await writeJson(folder.score, scorecard);
          stageDone('score');
        },
      },
    );
    return transcript === null ? 'waiting-for-model' : 'done';
  };
