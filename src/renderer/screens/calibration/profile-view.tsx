import type { VoiceProfile } from '../../../contract/cue.ts';
import type { Kit } from '../../../contract/kit.ts';
import { formatDayAndTime } from '../../format/date.ts';
import { formatValue, unitName } from '../../format/measure.ts';
import { useNow } from '../../format/use-now.ts';
import { strings } from '../../strings/en.ts';
import styles from './calibration.module.css';
import { type ChangedLimit, changedLimits } from './changed-limits.ts';

const text = strings.calibration;

const limitText = ({ cue, side, own, unit }: ChangedLimit): string =>
  text[side](strings.cues.words[cue], formatValue(own, unit), unitName(unit));

/** What is known of the speaker's voice, and what that does to the cues. */
export function ProfileView({ profile, kit }: { profile: VoiceProfile; kit: Kit }) {
  const now = useNow();
  const { paceWpm, syllablesPerWord, levelDbfs, pitchSemitones, measuredAt } = profile;
  const figures = [
    ...(paceWpm === undefined
      ? []
      : [{ name: text.pace, value: `${formatValue(paceWpm, 'wpm')} ${unitName('wpm')}` }]),
    { name: text.words, value: text.wordsValue(syllablesPerWord.toFixed(2)) },
    { name: text.level, value: `${formatValue(levelDbfs, 'dBFS')} ${unitName('dBFS')}` },
    { name: text.melody, value: `${formatValue(pitchSemitones, 'semitones')} ${unitName('semitones')}` },
  ];
  return (
    <section className={styles.profile} aria-labelledby="figures">
      <h2 id="figures">{text.figures}</h2>
      <dl className={styles.figures}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{text.changesTitle}</h3>
      <ul className={styles.changes}>
        {changedLimits(kit, profile).map((limit) => (
          <li key={limit.cue} data-changed={limit.changed || undefined}>
            <span>{limitText(limit)}</span>
            <span className={styles.usual}>
              {limit.changed ? text.usual(formatValue(limit.usual, limit.unit)) : text.asUsual}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{text.measured(formatDayAndTime(measuredAt, now))}</p>
    </section>
  );
}
