import { Mic, Play } from 'lucide-react';
import type { Moment } from '../../../contract/primitives.ts';
import { formatClock } from '../../format/duration.ts';
import { useHasRecording, usePlayer } from '../../playback/player-context.tsx';
import { strings } from '../../strings/en.ts';
import { useOpenDrill } from './drill/drill-context.tsx';
import type { DrillMeasure } from './drill/drill-measure.ts';
import styles from './moment-button.module.css';

interface MomentButtonProps {
  moment: Moment;
  /** What was flagged there. */
  label?: string;
  /** What a drill of it compares. */
  measure?: DrillMeasure;
}

/** A moment of the take, the evidence behind a figure or a verdict: to play, and to say again. */
export function MomentButton({ moment, label, measure = 'syllable-rate' }: MomentButtonProps) {
  const player = usePlayer();
  const hasRecording = useHasRecording();
  const openDrill = useOpenDrill();
  const clock = formatClock(moment.startMs);
  const named = (name: string): string => (label ? `${name}: ${label}` : name);
  return (
    <span className={styles.pair}>
      {hasRecording ? (
        <button
          type="button"
          className={styles.moment}
          aria-label={named(strings.report.playMoment(clock))}
          onClick={() => void player?.playMoment(moment)}
        >
          <Play aria-hidden="true" />
          {clock}
        </button>
      ) : (
        <span className={styles.place}>{clock}</span>
      )}
      {openDrill ? (
        <button
          type="button"
          className={styles.drill}
          title={strings.drill.open}
          aria-label={named(strings.drill.openOf(clock))}
          onClick={() => openDrill({ about: label ? `${label}, ${clock}` : clock, moment, measure })}
        >
          <Mic aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}
