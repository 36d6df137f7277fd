import { StudioError } from '../../contract/errors.ts';
import type { TakeEvent, TrackPlan } from '../../contract/take.ts';
import {
  isRecorderActive,
  nextRecorderState,
  type RecorderState,
  type RecorderTransition,
} from '../../core/capture/recorder-state.ts';
import { type SectionMark, sectionStanding } from '../../core/capture/section-clock.ts';
import { createTakeClock } from '../../core/capture/take-clock.ts';
import type { Sleep } from '../../core/capture/sleep-watch.ts';
import { listDevices, openCamera, openMicrophone, watchDevices } from './devices.ts';
import type { RecorderNews } from './engine/messages.ts';
import { toTakeEvent } from '../../core/cues/cue-events.ts';
import { wallNow } from './engine/wall-clock.ts';
import { openRecorderLink, type RecorderLink } from './recorder-link.ts';
import { createRecorderView } from './recorder-view.ts';
import { createSourceKeeper, type SourceKeeper } from './source-keeper.ts';
import type { CreateRecorder, RecorderResult } from './types.ts';

const toStudioError = (error: unknown): StudioError =>
  error instanceof StudioError
    ? error
    : new StudioError('internal', error instanceof Error ? error.message : String(error), { cause: error });

/** Media flows for this long before the take starts: long enough to learn every source's clock. */
const warmUpMs = 400;

/**
 * Records sources into a sink. All work on media is done in workers; this only passes fragments on and keeps the books. See
 * `types.ts` for the promises.
 */
export const createRecorder: CreateRecorder = (options) => {
  const { sources, sink, scenarioSections } = options;
  const clock = createTakeClock();
  const marks: SectionMark[] = [];
  const view = createRecorderView();
  /** Events on their way to the sink. */
  const pending = new Set<Promise<void>>();
  let state: RecorderState = 'idle';
  let attemptId: string | undefined;
  let problem: StudioError | undefined;
  /** Set once the recorder stops by itself; shown when all is safe. */
  let reserveProblem: StudioError | undefined;
  let link: RecorderLink | undefined;
  let keeper: SourceKeeper | undefined;
  let areCuesLost = false;
  let stopping: Promise<RecorderResult> | undefined;
  let started: Promise<{ readonly attemptId: string }> | undefined;
  const opened = Promise.withResolvers<readonly TrackPlan[]>();
  const workerStopped = Promise.withResolvers<number>();
  // Whoever waits for these handles the refusal; nobody may be waiting yet.
  opened.promise.catch(() => undefined);
  workerStopped.promise.catch(() => undefined);

  const show = (): void => {
    const elapsedMs = clock.elapsed(wallNow());
    options.onProgress({
      state,
      elapsedMs,
      attemptId,
      ...view.at(elapsedMs, state, keeper?.standing() ?? []),
      section: sectionStanding(scenarioSections, marks, elapsedMs),
      problem: problem && { code: problem.code, error: problem },
    });
  };

  const go = (transition: RecorderTransition): boolean => {
    const next = nextRecorderState(state, transition);
    if (next === undefined) return false;
    state = next;
    show();
    return true;
  };

  const release = (): void => {
    link?.close();
    link = undefined;
    keeper?.close();
  };

  const fail = (error: unknown): void => {
    if (!isRecorderActive(state)) return;
    problem = toStudioError(error);
    clock.pause(wallNow());
    release();
    opened.reject(problem);
    workerStopped.reject(problem);
    go('fail');
    // What is safe is a take; closing it now spares the next start the work. The host closes it itself where this fails.
    if (attemptId !== undefined) sink.finish(view.safeUntilMs()).catch(() => undefined);
  };

  const report = (event: TakeEvent): void => {
    view.note(event);
    if (event.kind === 'screen-changed') link?.learn({ kind: 'screen-changed', atMs: event.atMs });
    options.onEvent?.(event);
    const sent = sink.event(event).catch(fail);
    pending.add(sent);
    void sent.finally(() => pending.delete(sent));
  };

  const passOn = async ({ head, bytes }: RecorderNews & { kind: 'fragment' }): Promise<void> => {
    const { byteLength } = bytes;
    const disk = await sink.append(head, bytes);
    view.safe(head.track, byteLength, head.endMs);
    link?.tell({ kind: 'safe', track: head.track, sequence: head.sequence });
    if (!disk) return;
    view.disk(disk);
    if (disk.state === 'reserve') closeForDisk(disk.freeBytes);
  };

  /** The disk is nearly full: a Stop, as if the person had pressed it, while everything that comes after it still fits. */
  const closeForDisk = (freeBytes: number): void => {
    if (reserveProblem || (state !== 'recording' && state !== 'paused')) return;
    reserveProblem = new StudioError('disk-reserve');
    report({ kind: 'disk-reserve', atMs: clock.elapsed(wallNow()), freeBytes });
    stop().catch(() => undefined);
  };

  /** The worker's clock stood still over a sleep; so does ours. */
  const sleptThrough = ({ fromMs, toMs, sleptMs }: Sleep): void => {
    if (state !== 'recording' && state !== 'paused') return;
    if (state === 'recording') {
      clock.pause(fromMs);
      clock.resume(toMs);
    }
    report({ kind: 'slept', atMs: clock.elapsed(fromMs), sleptMs });
    keeper?.recheck();
  };

  const hear = (news: RecorderNews): void => {
    switch (news.kind) {
      case 'opened':
        return opened.resolve(news.plans);
      case 'fragment':
        return void passOn(news).catch(fail);
      case 'event':
        return report(news.event);
      case 'progress':
        view.progress(news.tracks, news.level, clock.elapsed(wallNow()));
        link?.tellCaptured([keeper?.current('screen'), keeper?.current('camera')]);
        return show();
      case 'feed':
        return keeper?.feed(news);
      case 'slept':
        return sleptThrough(news.sleep);
      case 'speech':
        return options.onSpeech?.(news.samples, news.startMs);
      case 'stopped':
        return workerStopped.resolve(news.durationMs);
      case 'failed':
        return fail(new StudioError('internal', news.reason));
    }
  };

  /** Before the take begins there is nowhere to write to: then it begins with this. */
  const loseCues = (): void => {
    if (!options.cues || areCuesLost) return;
    areCuesLost = true;
    if (state === 'recording' || state === 'paused')
      report({ kind: 'cues-lost', atMs: clock.elapsed(wallNow()) });
  };

  const openWorkers = (): void => {
    link = openRecorderLink({
      sources,
      wantsSpeech: options.onSpeech !== undefined,
      onNews: hear,
      cues: options.cues,
      onVoice: (reading) => {
        view.voice(reading);
        options.onVoice?.(reading);
      },
      onCue: (change) => {
        options.onCue?.(change);
        report(toTakeEvent(change));
      },
      onVoiceLost: loseCues,
      onError: fail,
    });
    keeper = createSourceKeeper({
      sources,
      devices: options.devices ?? { listDevices, watchDevices, openCamera, openMicrophone },
      attach: link.attach,
      // Before the take begins and once it is being closed there is nowhere to write to.
      report: (event) => {
        if (state === 'recording' || state === 'paused') report(event);
      },
      elapsedMs: () => clock.elapsed(wallNow()),
    });
  };

  const mark = (sectionId: string, atMs: number): void => {
    marks.push({ sectionId, atMs });
    link?.learn({ kind: 'section', mark: { sectionId, atMs } });
    report({ kind: 'section-started', atMs, sectionId });
  };

  const run = async (): Promise<{ readonly attemptId: string }> => {
    try {
      if (!sources.screen && !sources.camera && !sources.microphone) throw new StudioError('take-empty');
      openWorkers();
      const plans = await opened.promise;
      await new Promise((resolve) => setTimeout(resolve, warmUpMs));
      // Stopped meanwhile: no attempt is begun for nothing.
      if (state !== 'starting') throw new StudioError('cancelled');
      const begun = await sink.begin(plans);
      attemptId = begun.attemptId;
      const wallMs = wallNow();
      if (!go('started')) return begun;
      clock.start(wallMs);
      link?.tell({ kind: 'start', wallMs });
      const first = scenarioSections[0];
      if (first) mark(first.id, 0);
      if (areCuesLost) report({ kind: 'cues-lost', atMs: 0 });
      show();
      return begun;
    } catch (error) {
      fail(error);
      throw toStudioError(error);
    }
  };

  const finish = async (): Promise<RecorderResult> => {
    const wallMs = wallNow();
    const wasStarting = state === 'starting';
    if (!go('stop')) throw problem ?? new StudioError('take-not-recording');
    try {
      if (wasStarting) await started?.catch(() => undefined);
      if (attemptId === undefined) throw new StudioError('cancelled');
      const isRunning = clock.at(wallMs) !== undefined || clock.elapsed(wallMs) > 0;
      let durationMs = 0;
      if (isRunning) {
        clock.pause(wallMs);
        link?.tell({ kind: 'stop', wallMs });
        durationMs = await workerStopped.promise;
      }
      await link?.finish();
      await Promise.all(pending);
      await sink.finish(durationMs);
      release();
      problem = reserveProblem;
      go('stopped');
      return { attemptId, durationMs };
    } catch (error) {
      fail(error);
      throw problem ?? toStudioError(error);
    }
  };

  const stop = (): Promise<RecorderResult> => {
    stopping ??= finish();
    return stopping;
  };

  return {
    start: () => {
      if (!started) started = go('start') ? run() : Promise.reject(new StudioError('take-not-recording'));
      return started;
    },
    pause: () => {
      const wallMs = wallNow();
      if (!go('pause')) return;
      clock.pause(wallMs);
      link?.tell({ kind: 'pause', wallMs });
      report({ kind: 'paused', atMs: clock.elapsed(wallMs) });
      show();
    },
    resume: () => {
      const wallMs = wallNow();
      if (!go('resume')) return;
      clock.resume(wallMs);
      link?.tell({ kind: 'resume', wallMs });
      report({ kind: 'resumed', atMs: clock.elapsed(wallMs) });
    },
    markSection: (sectionId) => {
      if (state === 'recording') mark(sectionId, clock.elapsed(wallNow()));
    },
    learnMissing: (sectionId, count) => link?.learn({ kind: 'messages-missing', sectionId, count }),
    replaceSource: (source) => keeper?.replace(source),
    currentSource: (kind) => keeper?.current(kind),
    stop,
    get state() {
      return state;
    },
  };
};
