import { useChangeSettings, useSettings } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './set-up-view.module.css';

const text = strings.justPractise;

/** Whether practice leaves a recording behind, or only its report. Remembered for next time. */
export function KeepingChoice() {
  const keeps = useSettings().data?.practiceKeeps;
  const change = useChangeSettings();
  if (keeps === undefined) return null;
  return (
    <Checkbox
      checked={keeps === 'report'}
      onChange={(isOn) => change.mutate({ practiceKeeps: isOn ? 'report' : 'all' })}
    >
      <span className={styles.keeping}>
        {text.choice}
        <span className={styles.suggestion}>{keeps === 'report' ? text.choiceOn : text.choiceOff}</span>
      </span>
    </Checkbox>
  );
}
