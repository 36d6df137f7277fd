import { strings } from '../strings/en.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import type { VoiceTakeState } from './use-voice-take.ts';
import styles from './voice-problem.module.css';

/** Why the voice is not recorded, and the way on. */
export function VoiceProblem({ voice, onRetry }: { voice: VoiceTakeState; onRetry: () => void }) {
  if (voice.state === 'failed') return <ErrorNote error={voice.error} onRetry={onRetry} />;
  if (voice.state !== 'problem') return null;
  return (
    <div className={styles.problem} role="alert">
      <div>
        <p className={styles.happened}>{voice.problem.happened}</p>
        <p>{voice.problem.remedy}</p>
      </div>
      <Button onClick={onRetry}>{strings.common.tryAgain}</Button>
    </div>
  );
}
