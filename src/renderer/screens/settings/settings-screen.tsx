import { strings } from '../../strings/en.ts';
import { Page } from '../../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { ModelSection } from './model-section.tsx';
import { CueSection } from './cue-section.tsx';
import styles from './settings.module.css';
import { SpeedSection } from './speed-section.tsx';
import { ThemeSection } from './theme-section.tsx';

export function SettingsScreen() {
  return (
    <Page title={strings.settings.title} width="reading">
      <div className={styles.sections}>
        <ThemeSection />
        <CueSection />
        <ModelSection />
        <SpeedSection />
        <AboutSection />
      </div>
    </Page>
  );
}
