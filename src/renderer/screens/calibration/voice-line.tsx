import { formatDayAndTime } from '../../format/date.ts';
import { useNow } from '../../format/use-now.ts';
import { toHash } from '../../app/routes.ts';
import { useSettings } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import styles from './voice-line.module.css';

const text = strings.calibration;

/** Whether the cues know the speaker's voice, and the way to tell them. */
export function VoiceLine({ scenarioId }: { scenarioId?: string }) {
  const now = useNow();
  const settings = useSettings().data;
  if (!settings) return null;
  const { profile } = settings.cues;
  return (
    <p className={styles.line}>
      {profile ? text.settingsSome(formatDayAndTime(profile.measuredAt, now)) : text.settingsNone}{' '}
      <a href={toHash({ name: 'calibrate', ...(scenarioId === undefined ? {} : { scenarioId }) })}>
        {profile ? text.settingsAgain : text.settingsLink}
      </a>
    </p>
  );
}
