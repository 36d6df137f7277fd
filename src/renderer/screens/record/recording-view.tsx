import { useCallback, useEffect, useRef, useState } from 'react';
import type { Scenario } from '../../../contract/kit.ts';
import type { AttemptMode, Take } from '../../../contract/take.ts';
import { guardLeaving, navigate } from '../../app/use-route.ts';
import type { CueOrder } from '../../capture/engine/cue-listener.ts';
import type { RecorderSources } from '../../capture/types.ts';
import { CueAnnouncer } from '../../cues/cue-announcer.tsx';
import { CueCard } from '../../cues/cue-card.tsx';
import { useCueSound } from '../../cues/use-cue-sound.ts';
import type { OverlayHandle } from '../../overlay/use-overlay.ts';
import { strings } from '../../strings/en.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { NotesWindow } from '../notes/notes-window.tsx';
import { CurrentSection } from './current-section.tsx';
import { RecordingControls } from './recording-controls.tsx';
import { RecordingFailed } from './recording-failed.tsx';
import { RecordingSources } from './recording-sources.tsx';
import { RecordingStatus } from './recording-status.tsx';
import { SectionList } from './section-list.tsx';
import styles from './stage.module.css';
import { StreamPreview } from './stream-preview.tsx';
import { useMessageCues } from './use-message-cues.ts';
import { useRecorder } from './use-recorder.ts';
import { useRecordingKeys } from './use-recording-keys.ts';
import type { SetUp } from './use-set-up.ts';
import { useSourceChange } from './use-source-change.ts';

const text = strings.recording;

interface RecordingViewProps {
  scenario: Scenario;
  mode: AttemptMode;
  /** Just practise: only the report stays. */
  keeps: Take['keeps'];
  sources: RecorderSources;
  overlay: OverlayHandle;
  /** Missing: nothing is cued. */
  cues: CueOrder | undefined;
  /** Cues are also heard. */
  withSound: boolean;
  setUp: SetUp;
  onBack: () => void;
}

/** What the speaker sees while recording: where they are, how long, whether they are heard, and how to stop. Nothing else. */
export function RecordingView(props: RecordingViewProps) {
  const { scenario, mode, keeps, sources, overlay, cues, withSound, setUp, onBack } = props;
  const recorder = useRecorder({
    scenarioId: scenario.id,
    mode,
    keeps,
    sections: scenario.sections,
    sources,
    cues,
  });
  const { progress, cue, error, next, pause, resume, stop, replaceSource, currentSource } = recorder;
  useCueSound(cue, withSound);
  useMessageCues(scenario.id, cues, progress, recorder.learnMissing);
  const [asking, setAsking] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const change = useSourceChange(setUp, replaceSource);
  // The take is closed before the next rendering takes the guard away.
  const isDone = useRef(false);
  const isRunning = progress.state === 'recording' || progress.state === 'paused';
  const isOver = progress.state === 'stopped' || progress.state === 'failed' || error !== undefined;
  const nextSectionId = progress.section?.nextSectionId;

  const goOn = useCallback(() => {
    if (nextSectionId !== undefined) next(nextSectionId);
  }, [next, nextSectionId]);
  const isPaused = progress.state === 'paused';
  const togglePause = useCallback(() => (isPaused ? resume() : pause()), [isPaused, pause, resume]);
  const ask = useCallback(() => setAsking(true), []);
  const chooseDevices = useCallback(() => setChoosing(true), []);
  const share = (): void => change.chooseScreen(sources.screen?.hasSystemSound ?? false);
  const stopAndOpen = useCallback(async () => {
    setAsking(false);
    const result = await stop();
    if (!result) return;
    isDone.current = true;
    navigate({ name: 'attempt', attemptId: result.attemptId });
  }, [stop]);

  useRecordingKeys({
    onNext: goOn,
    onPause: togglePause,
    onStop: ask,
    onDevices: chooseDevices,
    enabled: isRunning && !asking && !choosing,
  });

  useEffect(() => {
    if (isOver) return;
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    const release = guardLeaving(() => {
      if (isDone.current) return true;
      setAsking(true);
      return false;
    });
    return () => {
      window.removeEventListener('beforeunload', hold);
      release();
    };
  }, [isOver]);

  if (error !== undefined) {
    return (
      <RecordingFailed
        error={error}
        attemptId={progress.attemptId}
        isWhole={progress.state === 'stopped'}
        onBack={onBack}
      />
    );
  }
  const isCameraThere = progress.sources.some(({ kind, state }) => kind === 'camera' && state !== 'lost');
  const camera = isCameraThere ? currentSource('camera') : undefined;
  const screen = currentSource('screen');
  return (
    <main id="content" className={styles.stage}>
      <header className={styles.top}>
        <RecordingStatus progress={progress} onlyReport={keeps === 'report'} onShareAgain={share} />
        {cues ? (
          <div className={styles.cue}>
            <CueCard kind={cue?.kind} />
            <CueAnnouncer cue={cue} voice={progress.voice} />
          </div>
        ) : null}
        {camera ? (
          <StreamPreview stream={camera.stream} label={text.selfView} mirrored className={styles.selfView} />
        ) : null}
      </header>
      <NotesWindow
        overlay={overlay}
        scenario={scenario}
        standing={progress.section}
        {...(cues ? { cue: { kind: cue?.kind } } : {})}
      />
      <CurrentSection sections={scenario.sections} standing={progress.section} />
      <SectionList sections={scenario.sections} standing={progress.section} />
      <RecordingControls
        progress={progress}
        hasNext={nextSectionId !== undefined}
        onNext={goOn}
        onPause={togglePause}
        onStop={() => void stopAndOpen()}
        onDevices={chooseDevices}
      />
      <RecordingSources
        open={choosing && isRunning}
        sources={progress.sources}
        screen={screen?.kind === 'screen' ? screen : undefined}
        cameras={setUp.cameras}
        microphones={setUp.microphones}
        change={change}
        onShare={share}
        onClose={() => setChoosing(false)}
      />
      <ConfirmDialog
        open={asking}
        title={text.leaveTitle}
        cancel={text.leaveStay}
        confirm={keeps ? strings.justPractise.leaveStop : text.leaveStop}
        onClose={() => setAsking(false)}
        onConfirm={() => void stopAndOpen()}
      >
        {keeps ? strings.justPractise.leaveText : text.leaveText}
      </ConfirmDialog>
    </main>
  );
}
