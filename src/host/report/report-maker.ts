import type { ReportStage } from '../../contract/attempt.ts';
import type { LoadedKit } from '../../contract/kit.ts';
import { screenWatchedOf } from '../../core/take/screen-watched.ts';
import { readResults } from '../attempts/summary.ts';
import { readTrim } from '../attempts/trim-file.ts';
import { withSpeechFile } from '../audio/speech-file.ts';
import { openKeptPieces } from '../engines/kept-pieces.ts';
import type { ReadyModel, Recogniser } from '../engines/recogniser.ts';
import { writeJson } from '../files.ts';
import type { LiveListening } from '../live/live-listening.ts';
import type { Logger } from '../log.ts';
import { type PipelineInput, runPipeline } from '../pipeline.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import { readCorrected, readSaid, readSaidByAny } from '../transcript/corrected.ts';
import { withNewestModel } from './newest-model.ts';
import type { MakeReport } from './report-runner.ts';
import { forgetWordsMissing, noteWordsMissing } from './words-missing.ts';

interface ReportMakerParts {
  readonly takes: TakeStore;
  readonly kit: LoadedKit;
  readonly recogniser: Recogniser;
  /** The model to use now; null while none is on the machine. */
  readonly readyModel: () => Promise<ReadyModel | null>;
  /** What was heard of a take while it was recorded. */
  readonly live: Pick<LiveListening, 'finish' | 'forget'>;
  readonly log: Logger;
}

/**
 * Makes a report of a take on disk; each stage's file is written as soon as the stage is done. Where the recogniser fails, all that can be
 * told without words is written, and then its error is thrown.
 */
export const createReportMaker = (parts: ReportMakerParts): MakeReport => {
  const { takes, kit, recogniser, readyModel, live, log } = parts;

  const makeWith = async (
    model: ReadyModel | null,
    ...[attemptId, { signal, onProgress }]: Parameters<MakeReport>
  ): ReturnType<MakeReport> => {
    const take = await takes.load(attemptId);
    const folder = takes.folder(attemptId);
    let startedMs = performance.now();
    const stageDone = (stage: ReportStage | 'heard'): void => {
      const now = performance.now();
      log.info({ attemptId, stage, tookMs: Math.round(now - startedMs) }, 'stage done');
      startedMs = now;
    };
    const events = await takes.events(attemptId);
    const wanted = (await readCorrected(folder)) ?? (await readSaid(folder, model));
    // Where nobody can recognise them now, the words that another model wrote are better than none.
    const spare = wanted ? null : await readSaidByAny(folder);
    const kept = wanted ?? (model === null ? spare : null);
    let isSpareWanted = false;
    await forgetWordsMissing(folder);
    const range = await readTrim(folder, take);
    const { transcript } = await withSpeechFile(folder.speech, async (speech) => {
      const heard = await live.finish(attemptId, speech.sampleCount, signal);
      stageDone('heard');
      // Only now: a piece that was under way when the take ended is among them.
      const keptPieces = await openKeptPieces(folder.pieces, (error) =>
        log.warn({ err: error, attemptId }, 'recognised pieces cannot be kept'),
      );
      const input: PipelineInput = {
        speech,
        heard,
        durationMs: take.durationMs,
        events,
        screenWatched: screenWatchedOf(take, events),
        kit,
        scenarioId: take.scenarioId,
        mode: take.mode,
        kept,
        range,
      };
      const run = (from: PipelineInput) =>
        runPipeline(
          from,
          { recogniser, model, keptPieces },
          {
            signal,
            onProgress,
            onTranscript: async (transcript) => {
              await writeJson(folder.transcript, transcript);
              stageDone('transcript');
            },
            onWordsMissing: async (error) => {
              log.warn({ err: error, attemptId }, 'the words cannot be recognised');
              // A whole report of this take is worth more than one without words.
              const { analysis, scorecard } = await readResults(folder);
              if (analysis?.hasTranscript && scorecard) throw error;
              isSpareWanted = spare !== null;
              if (isSpareWanted) throw error;
              await noteWordsMissing(folder, error);
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
      return run(input).catch((error: unknown) => {
        if (!isSpareWanted || signal.aborted) throw error;
        return run({ ...input, kept: spare });
      });
    });
    await live.forget(attemptId);
    return transcript === null ? 'waiting-for-model' : 'done';
  };

  return (attemptId, options) =>
    withNewestModel(readyModel, options.signal, (model) => makeWith(model, attemptId, options));
};
