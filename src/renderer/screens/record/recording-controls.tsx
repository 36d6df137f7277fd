import { ArrowRight, Pause, Play, SlidersHorizontal, Square } from 'lucide-react';
import type { RecorderProgress } from '../../capture/types.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import styles from './stage.module.css';

const text = strings.recording;

interface RecordingControlsProps {
  progress: RecorderProgress;
  hasNext: boolean;
  onNext: () => void;
  onPause: () => void;
  onStop: () => void;
  onDevices: () => void;
}

/** What can be done while recording, each with its key. */
export function RecordingControls(props: RecordingControlsProps) {
  const { progress, hasNext, onNext, onPause, onStop, onDevices } = props;
  const isPaused = progress.state === 'paused';
  const isRunning = progress.state === 'recording' || isPaused;
  return (
    <footer className={styles.controls}>
      <Button size="l" disabled={!isRunning} aria-keyshortcuts="P" onClick={onPause}>
        {isPaused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        {isPaused ? text.resume : text.pause}
        <kbd className={styles.key}>{text.pauseKey}</kbd>
      </Button>
      <Button size="l" disabled={!isRunning || !hasNext} aria-keyshortcuts="N ArrowRight" onClick={onNext}>
        <ArrowRight aria-hidden="true" />
        {text.next}
        <kbd className={styles.key}>{text.nextKey}</kbd>
      </Button>
      <Button size="l" look="primary" disabled={!isRunning} aria-keyshortcuts="Escape" onClick={onStop}>
        <Square aria-hidden="true" />
        {text.stop}
        <kbd className={styles.key}>{text.stopKey}</kbd>
      </Button>
      <Button size="l" look="quiet" disabled={!isRunning} aria-keyshortcuts="D" onClick={onDevices}>
        <SlidersHorizontal aria-hidden="true" />
        {text.devices}
        <kbd className={styles.key}>{text.devicesKey}</kbd>
      </Button>
    </footer>
  );
}
