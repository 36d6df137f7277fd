import { TriangleAlert } from 'lucide-react';
import { formatClock } from '../format/duration.ts';
import { strings } from '../strings/en.ts';
import { LevelBar } from '../ui/level-bar.tsx';
import type { VoiceTakeState } from './use-voice-take.ts';
import styles from './voice-meter.module.css';

const text = strings.recording;

/** How long it has been recorded, whether the voice is heard, and what to mend if it is not. */
export function VoiceMeter({ voice, sinceMs = 0 }: { voice: VoiceTakeState; sinceMs?: number }) {
  if (voice.state === 'opening') return <p className={styles.waiting}>{text.opening}</p>;
  if (voice.state !== 'recording') return null;
  const { elapsedMs, level, hint } = voice;
  return (
    <div className={styles.meter}>
      <p className={styles.clock} role="timer" aria-label={text.elapsed} aria-live="off">
        <span className={styles.dot} aria-hidden="true" />
        {formatClock(elapsedMs - sinceMs)}
      </p>
      <div className={styles.level}>
        <LevelBar
          levelDbfs={level?.rootMeanSquareDbfs ?? -100}
          peakDbfs={level?.peakDbfs ?? -100}
          label={text.level}
        />
      </div>
      <div role="status" className={styles.hint}>
        {hint ? (
          <p>
            <TriangleAlert aria-hidden="true" />
            {text.hints[hint]}
          </p>
        ) : null}
      </div>
    </div>
  );
}
