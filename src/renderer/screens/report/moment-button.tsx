import { Play } from 'lucide-react';
import type { Moment } from '../../../contract/primitives.ts';
import { formatClock } from '../../format/duration.ts';
import { useHasRecording, usePlayer } from '../../playback/player-context.tsx';
import { strings } from '../../strings/en.ts';
import styles from './moment-button.module.css';

/** Plays a moment of the take: the evidence behind a figure or a verdict. */
export function MomentButton({ moment, label }: { moment: Moment; label?: string }) {
  const player = usePlayer();
  const hasRecording = useHasRecording();
  const clock = formatClock(moment.startMs);
  if (!hasRecording) return <span className={styles.place}>{clock}</span>;
  return (
    <button
      type="button"
      className={styles.moment}
      aria-label={label ? `${strings.report.playMoment(clock)}: ${label}` : strings.report.playMoment(clock)}
      onClick={() => void player?.playMoment(moment)}
    >
      <Play aria-hidden="true" />
      {clock}
    </button>
  );
}
