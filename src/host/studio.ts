import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportProgress } from '../contract/attempt.ts';
import { StudioError } from '../contract/errors.ts';
import type { ModelStatus } from '../contract/model.ts';
import type { StudioInfo } from '../contract/settings.ts';
import type { SubmissionStatus } from '../contract/submission.ts';
import { cueingOf } from '../core/take/cueing.ts';
import { createAttempts } from './attempts/attempts.ts';
import { createMediaRemoval } from './attempts/media-removal.ts';
import { scenarioOf } from './attempts/summary.ts';
import { readSpeechFile } from './audio/read-speech.ts';
import { createBus } from './bus.ts';
import { loadDeviceKey } from './device-key/device-key.ts';
import { fileKeyStore } from './device-key/key-store.ts';
import { EngineSupervisor } from './engines/engine-supervisor.ts';
import type { StartFallback } from './engines/fallback-process.ts';
import { openKeptPieces } from './engines/kept-pieces.ts';
import { howToRecognise } from './engines/prompt.ts';
import { findSidecar } from './engines/find-sidecar.ts';
import { isBuiltForGraphics } from './engines/sidecar-build.ts';
import { Recogniser } from './engines/recogniser.ts';
import { createExports } from './export/exports.ts';
import { listenAlong } from './live/listen-along.ts';
import { createLiveListening, type LiveListening } from './live/live-listening.ts';
import { allHandlers } from './handlers/all.ts';
import { loadKit } from './kit/load-kit.ts';
import type { Logger } from './log.ts';
import { newTestEngine } from './models/load-test.ts';
import { createModelManager } from './models/model-manager.ts';
import { createOutbox } from './outbox/outbox.ts';
import { mayAnotherModelMend } from './report/newest-model.ts';
import { createReportMaker } from './report/report-maker.ts';
import type { ReportCause } from './report/report-order.ts';
import { createReportRunner } from './report/report-runner.ts';
import type { Handlers, StreamSources } from './rpc/handler.ts';
import { openSettings } from './settings/settings-store.ts';
import { graphicsChoice } from './speed/graphics-choice.ts';
import { createRecognitionSpeeds } from './speed/recognition-speed.ts';
import { openSpeedStore } from './speed/speed-store.ts';
import { createSubmissions } from './submission/submissions.ts';
import type { Studio } from './studio-parts.ts';
import { openTakeStore } from './take-store/take-store.ts';
import { createTranscriptCorrections } from './transcript/transcript-corrections.ts';
import { studioVersion } from './version.ts';
import { projectFolder } from './project-folder.ts';

/** How a studio is opened. */
export interface StudioOptions {
  readonly dataFolder: string;
  readonly kitFolder: string;
  /** Where saved videos and captions go. */
  readonly exportFolder: string;
  readonly testModelFile: string | null;
  readonly resourcesFolder: string | null;
  readonly backendUrl: string | null;
  readonly shell: StudioInfo['shell'];
  /** Space that a take leaves free, where it is not the usual. */
  readonly diskReserveBytes?: number | null;
  /** How the slow engine's child is started, where this program cannot fork. */
  readonly startFallback?: StartFallback;
  readonly log: Logger;
}

/** A studio that runs, and what the shells need of it. */
export interface OpenStudio {
  readonly handlers: Handlers;
  readonly sources: StreamSources;
  readonly close: () => Promise<void>;
}

/** Puts the parts together, closes takes that an ended studio left open, and takes up what waits to be sent. */
export const openStudio = async (options: StudioOptions): Promise<OpenStudio> => {
  const { dataFolder, log } = options;
  const fallback = options.startFallback ? { start: options.startFallback } : {};
  const attemptsFolder = join(dataFolder, 'attempts');
  const attemptsChanged = createBus<{ attemptId: string }>();
  const reportProgress = createBus<ReportProgress>();
  const modelsChanged = createBus<ModelStatus>();
  const submissionChanged = createBus<SubmissionStatus>();
  const trialProgress = createBus<{ share: number }>();

  const kit = await loadKit(options.kitFolder);
  const settings = await openSettings(dataFolder, log);
  const takesOnDisk = await openTakeStore(attemptsFolder, log, {
    ...(options.diskReserveBytes == null ? {} : { reserveBytes: options.diskReserveBytes }),
    // Its report, if one was begun, is of a take that goes on now.
    onReopened: (attemptId) => {
      reports.forget(attemptId);
      onChanged(attemptId);
    },
  });
  const models = await createModelManager({
    modelsFolder: join(dataFolder, 'models'),
    catalogueFile: join(projectFolder, 'models', 'models.json'),
    bundledFolder: options.resourcesFolder === null ? null : join(options.resourcesFolder, 'models'),
    testModelFile: options.testModelFile,
    newEngine: () => newTestEngine(options.resourcesFolder, fallback),
    kitLanguage: kit.kit.language,
    settings,
    onChange: modelsChanged.emit,
    log,
  });
  const program = findSidecar(options.resourcesFolder);
  const speedStore = await openSpeedStore(dataFolder, log);
  const engine = new EngineSupervisor({
    sidecar: program === null ? null : { program },
    fallback,
    graphics: graphicsChoice(speedStore),
    log: (event, details) => log.warn(details, event),
  });
  const speeds = createRecognitionSpeeds({
    store: speedStore,
    models,
    newEngine: (device) => newTestEngine(options.resourcesFolder, fallback, device),
    engineInUse: () => engine.info(),
    isBuiltForGraphics: () => (program === null ? null : isBuiltForGraphics(program)),
    onChosen: () => engine.renew(),
    isRecording: () => live.isRecording(),
    readSound: () => readSpeechFile(join(projectFolder, 'models', 'trial-speech.wav')),
    onProgress: (share) => trialProgress.emit({ share }),
    log,
  });
  const recogniser: Recogniser = new Recogniser(engine, () => (live.isRecording() ? 'live' : 'batch'));
  const live: LiveListening = createLiveListening({
    recogniser,
    speechFile: (attemptId) => takesOnDisk.folder(attemptId).speech,
    order: async (attemptId) => {
      const model = await models.ready();
      if (!model) return null;
      const kept = await openKeptPieces(takesOnDisk.folder(attemptId).pieces);
      return { ...howToRecognise(kit.kit), model, kept };
    },
    onRecording: (isRecording) => reports.rest(isRecording),
    log,
  });
  const takes = listenAlong(takesOnDisk, live);
  const makeReport = createReportMaker({
    takes,
    kit,
    recogniser,
    readyModel: () => models.ready(),
    live,
    log,
  });
  const reports = createReportRunner(makeReport, reportProgress, log);
  const outbox = createOutbox({ attemptsFolder, log, onChange: submissionChanged.emit });
  const submissions = createSubmissions({
    takes,
    kit: kit.kit,
    backendUrl: options.backendUrl ?? kit.kit.backendUrl,
    outbox,
    signer: await loadDeviceKey(fileKeyStore(dataFolder)),
    studioVersion,
  });
  const onChanged = (attemptId: string): void => attemptsChanged.emit({ attemptId });
  const attempts = createAttempts({
    takes,
    reports,
    kit: kit.kit,
    submissionOf: outbox.status,
    forgetSubmission: outbox.forget,
    onChanged,
    onModeChanged: (attemptId) => reports.startAnew(attemptId),
    log,
  });

  const mediaRemoval = createMediaRemoval({ takes, attempts, reports, onChanged, log });

  const isSealed = async (attemptId: string): Promise<boolean> => {
    const submission = await outbox.status(attemptId);
    return submission !== null && submission.state !== 'refused';
  };
  const corrections = createTranscriptCorrections({
    takes,
    isSealed,
    onCorrected: (attemptId) => reports.startAnew(attemptId),
  });

  const startReport = (attemptId: string, cause: ReportCause): void => {
    reports.start(attemptId, cause);
    onChanged(attemptId);
  };

  /**
   * Reports that an ended studio did not finish, and once there is a model for them those without words and those that failed for want of
   * a good one. Asked whenever a model becomes ready or is chosen, never because a report failed, and what failed not at the start of the
   * studio: so each is tried once a model.
   */
  const startUnfinishedReports = async ({ isStart }: { readonly isStart: boolean }): Promise<void> => {
    const hasModel = (await models.ready()) !== null;
    for (const { attemptId, report, submission, takeState, media } of await attempts.list()) {
      if (takeState === 'recording' || submission !== null || media === 'deleted') continue;
      const hasFailed = !isStart && report.state === 'failed' && mayAnotherModelMend(report.code);
      const isWaiting = (report.state === 'waiting-for-model' || hasFailed) && hasModel;
      if (report.state === 'not-started' || isWaiting) startReport(attemptId, 'left-over');
    }
  };

  const exports = createExports(options.exportFolder);
  const studio: Studio = {
    kit,
    settings,
    takes,
    attempts,
    mediaRemoval,
    live,
    reports,
    exports,
    models,
    speeds,
    outbox,
    submissions,
    corrections,
    info: async () => {
      const disk = await statfs(dataFolder);
      // Before the first model is loaded nothing runs yet; what will run is known all the same.
      const running = engine.info() ?? {
        engine: program === null ? 'whisper.node' : 'whisper.cpp',
        engineVersion: '',
        isSlow: program === null,
      };
      return {
        version: studioVersion,
        shell: options.shell,
        platform: `${process.platform} ${process.arch}`,
        engine: {
          name: running.engine,
          version: running.engineVersion,
          slow: running.isSlow,
          ...('message' in running && running.message !== undefined ? { message: running.message } : {}),
        },
        freeDiskBytes: disk.bavail * disk.bsize,
        dataFolderLabel: dataFolder,
      };
    },
    beginTake: async ({ scenarioId, mode, tracks, keeps }) => {
      const scenario = scenarioOf(kit.kit, scenarioId);
      if (!scenario) throw new StudioError('scenario-not-found');
      if (keeps && mode === 'certification') throw new StudioError('certification-stays-whole');
      const isImported = tracks.some(({ kind }) => kind === 'original');
      const cueing = isImported ? undefined : cueingOf(scenario.cues, mode, settings.get().cues.mode);
      const attemptId = await takes.begin({
        mode,
        kitId: kit.kit.id,
        kitVersion: kit.kit.version,
        scenarioId,
        tracks,
        ...(keeps ? { keeps } : {}),
        ...(cueing ? { cueing } : {}),
      });
      onChanged(attemptId);
      return attemptId;
    },
    finishTake: async (attemptId, durationMs) => {
      const before = await takes.load(attemptId);
      const take = await takes.finish(attemptId, durationMs);
      const isImported = take.tracks.some(({ kind }) => kind === 'original');
      if (before.state !== 'complete' && take.state === 'complete')
        startReport(attemptId, isImported ? 'asked' : 'recorded');
      return take;
    },
    abandonTake: async (attemptId) => {
      if (!takes.isOpen(attemptId)) return;
      try {
        if (await takes.abandon(attemptId)) startReport(attemptId, 'left-over');
        else onChanged(attemptId);
      } catch (error) {
        // The next start tries again.
        log.error({ err: error, attemptId }, 'could not close an abandoned take');
      }
    },
  };

  reportProgress.listen(({ attemptId, state }) => {
    if (state !== 'running') onChanged(attemptId);
  });
  // Where only the report is to stay: it is made by now, or its person has just kept it.
  attemptsChanged.listen(({ attemptId }) => void mediaRemoval.settle(attemptId));
  modelsChanged.listen(({ state, selected }) => {
    if (state === 'ready' && selected) void startUnfinishedReports({ isStart: false });
  });
  await takes.recoverAll();
  await startUnfinishedReports({ isStart: true });
  await mediaRemoval.settleAll();
  await outbox.resumeAll();

  return {
    handlers: allHandlers(studio),
    sources: {
      'attempts.changed': (_input, emit) => attemptsChanged.listen(emit),
      'report.progress': ({ attemptId }, emit) => {
        const now = reports.progress(attemptId);
        if (now) emit(now);
        return reportProgress.listen((progress) => {
          if (progress.attemptId === attemptId) emit(progress);
        });
      },
      'models.changed': (_input, emit) => modelsChanged.listen(emit),
      'recognition.trial': (_input, emit) => trialProgress.listen(emit),
      'submission.changed': (_input, emit) => submissionChanged.listen(emit),
    },
    close: async () => {
      const work = [reports.close(), live.close(), exports.close(), outbox.close(), models.close()];
      // A model that is being loaded would hold up the end. What had asked for it may ask once more, hence the second time.
      await engine.abort();
      await Promise.all(work);
      await engine.abort();
      await speedStore.close();
      await takes.close();
    },
  };
};
