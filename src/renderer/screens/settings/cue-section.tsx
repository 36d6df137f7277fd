import type { CuePreferences } from '../../../contract/cue.ts';
import { useChangeSettings, useSettings } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { VoiceLine } from '../calibration/voice-line.tsx';
import styles from './settings.module.css';

const text = strings.cues;
const modes = ['on', 'quiet', 'off'] as const satisfies readonly CuePreferences['mode'][];

/** How much this person wants to be told while speaking. */
export function CueSection() {
  const cues = useSettings().data?.cues;
  const change = useChangeSettings();
  if (!cues) return null;
  const set = (more: Partial<CuePreferences>): void => change.mutate({ cues: { ...cues, ...more } });
  const wrongCount = Object.values(cues.retuning).reduce((sum, count) => sum + (count ?? 0), 0);
  return (
    <section className={styles.section} aria-labelledby="cues">
      <h2 id="cues">{text.settings}</h2>
      <p className={styles.hint}>{text.settingsHint}</p>
      <RadioCards
        label={text.mode}
        value={cues.mode}
        onChange={(mode) => set({ mode })}
        options={modes.map((mode) => ({
          value: mode,
          title: text.modes[mode],
          content: text.modeHints[mode],
        }))}
      />
      {cues.mode === 'off' ? null : (
        <Checkbox checked={cues.sound} onChange={(sound) => set({ sound })}>
          {text.sound}
        </Checkbox>
      )}
      {cues.mode === 'off' ? null : <VoiceLine />}
      {wrongCount > 0 ? (
        <p className={styles.hint}>
          {text.retuned(wrongCount)}{' '}
          <Button look="quiet" onClick={() => set({ retuning: {} })}>
            {text.forget}
          </Button>
        </p>
      ) : null}
    </section>
  );
}
