import type { Settings } from '../../../contract/settings.ts';
import { useChangeSettings, useSettings } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { RadioCards } from '../../ui/radio-cards.tsx';
import styles from './settings.module.css';

const text = strings.settings;
const themes = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][];

export function ThemeSection() {
  const settings = useSettings().data;
  const change = useChangeSettings();
  return (
    <section className={styles.section} aria-labelledby="appearance">
      <h2 id="appearance">{text.appearance}</h2>
      <RadioCards
        label={text.theme}
        value={settings?.theme ?? null}
        onChange={(theme) => change.mutate({ theme })}
        options={themes.map((theme) => ({ value: theme, title: text.themes[theme] }))}
        columns
      />
    </section>
  );
}
