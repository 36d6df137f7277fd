import { useCallback, useEffect, useRef, useState } from 'react';
import type { Cue } from '../../../contract/cue.ts';
import type { Section } from '../../../contract/kit.ts';
import type { AttemptMode, Take } from '../../../contract/take.ts';
import type { CueOrder } from '../../capture/engine/cue-listener.ts';
import { createRecorder } from '../../capture/recorder.ts';
import type {
  AnySource,
  Recorder,
  RecorderProgress,
  RecorderResult,
  RecorderSources,
} from '../../capture/types.ts';
import { createTakeSink } from '../../host-client/take-sink.ts';
import { useHost } from '../../queries/host-context.tsx';

interface Recording {
  readonly scenarioId: string;
  readonly mode: AttemptMode;
  /** Just practise: only the report stays. */
  readonly keeps: Take['keeps'];
  readonly sections: readonly Section[];
  readonly sources: RecorderSources;
  /** Missing: nothing is cued. */
  readonly cues?: CueOrder | undefined;
}

const beforeStart: RecorderProgress = {
  state: 'idle',
  elapsedMs: 0,
  attemptId: undefined,
  tracks: [],
  section: undefined,
  level: undefined,
  voice: 'unknown',
  sources: [],
  hints: [],
  disk: undefined,
  problem: undefined,
};

/** Records from the moment the screen appears, and stops when it goes away however that happens. */
export const useRecorder = (recording: Recording) => {
  const host = useHost();
  const [progress, setProgress] = useState(beforeStart);
  const [error, setError] = useState<unknown>();
  const [cue, setCue] = useState<Cue>();
  const recorder = useRef<Recorder>(undefined);
  // What is recorded is settled when the recording begins.
  const [{ scenarioId, mode, keeps, sections, sources, cues }] = useState(recording);

  useEffect(() => {
    const created = createRecorder({
      sources,
      sink: createTakeSink(host, { scenarioId, mode, keeps }),
      scenarioSections: sections,
      onProgress: setProgress,
      ...(cues ? { cues } : {}),
      onCue: (change) => {
        if (change.kind === 'shown') setCue(change.cue);
        else if (change.kind === 'ended')
          setCue((shown) => (shown?.cueId === change.cueId ? undefined : shown));
      },
    });
    recorder.current = created;
    created.start().catch(setError);
    return () => {
      created.stop().catch(() => undefined);
    };
  }, [host, scenarioId, mode, keeps, sections, sources, cues]);

  const stop = useCallback(async (): Promise<RecorderResult | undefined> => {
    try {
      return await recorder.current?.stop();
    } catch (problem) {
      setError(problem);
      return undefined;
    }
  }, []);
  const next = useCallback((sectionId: string) => recorder.current?.markSection(sectionId), []);
  const pause = useCallback(() => recorder.current?.pause(), []);
  const resume = useCallback(() => recorder.current?.resume(), []);
  const replaceSource = useCallback((source: AnySource) => recorder.current?.replaceSource(source), []);
  const learnMissing = useCallback(
    (sectionId: string, missing: number | null) => recorder.current?.learnMissing(sectionId, missing),
    [],
  );
  const currentSource: Recorder['currentSource'] = (kind) => recorder.current?.currentSource(kind);

  return {
    progress,
    cue,
    error: progress.problem?.error ?? error,
    stop,
    next,
    pause,
    resume,
    replaceSource,
    learnMissing,
    currentSource,
  };
};
