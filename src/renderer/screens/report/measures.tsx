import type { Analysis, FillerCluster, Measure, MeasureId } from '../../../contract/analysis.ts';
import { formatClock } from '../../format/duration.ts';
import { formatBand, formatValue, unitName } from '../../format/measure.ts';
import { strings } from '../../strings/en.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { drillMeasureOf } from './drill/drill-measure.ts';
import styles from './measures.module.css';
import { Moments } from './moments.tsx';

const text = strings.measures;

const tones: Record<Measure['verdict'], Tone> = {
  inside: 'good',
  below: 'miss',
  above: 'miss',
  'no-band': 'neutral',
  'cannot-judge': 'person',
};

/** Measures that belong together, in reading order. */
const groups: readonly { readonly title: string; readonly ids: readonly MeasureId[] }[] = [
  {
    title: text.groups.pace,
    ids: [
      'speech-rate',
      'articulation-rate',
      'syllable-rate',
      'pause-share',
      'long-pauses',
      'dead-air',
      'screen-loading',
    ],
  },
  {
    title: text.groups.fillers,
    ids: ['filled-pauses-per-minute', 'filler-word-share', 'filler-clusters', 'repetitions'],
  },
  { title: text.groups.wording, ids: ['hedges', 'weak-words', 'jargon'] },
  {
    title: text.groups.voice,
    ids: ['pitch-variation', 'level', 'level-spread', 'clipping-share', 'noise-floor'],
  },
  { title: text.groups.conversation, ids: ['longest-monologue', 'questions', 'open-question-share'] },
];

/** What stood before each cluster of fillers: what to rehearse. */
function ClusterTriggers({ clusters }: { clusters: readonly FillerCluster[] }) {
  const told = clusters.filter(({ trigger, triggerKind }) => triggerKind === 'screen' || trigger !== '');
  if (told.length === 0) return null;
  return (
    <ul className={styles.triggers}>
      {told.map(({ startMs, trigger, triggerKind = 'word' }) => (
        <li key={startMs}>
          {formatClock(startMs)}, {text.clusterAfter[triggerKind](trigger)}
        </li>
      ))}
    </ul>
  );
}

function MeasureRow({ measure, clusters }: { measure: Measure; clusters: readonly FillerCluster[] }) {
  const { id, value, unit, band, verdict, reason, moments } = measure;
  const { name, means } = text.names[id];
  const bandText = formatBand(band, unit);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h4 className={styles.name}>{name}</h4>
        <p className={styles.value}>
          {value === null ? text.noValue : formatValue(value, unit)}
          {value === null ? null : <span className={styles.unit}> {unitName(unit)}</span>}
        </p>
      </div>
      <p className={styles.means}>{means}</p>
      <div className={styles.foot}>
        {verdict === 'no-band' ? null : <Chip tone={tones[verdict]}>{text.verdicts[verdict]}</Chip>}
        <p className={styles.band}>{verdict === 'cannot-judge' && reason ? reason : bandText}</p>
        <Moments moments={moments} label={name} measure={drillMeasureOf(id)} />
      </div>
      {id === 'filler-clusters' ? <ClusterTriggers clusters={clusters} /> : null}
    </li>
  );
}

/** Every figure with its unit, the band to aim for, and the moments it comes from. */
export function Measures({ analysis: { measures, fillerClusters } }: { analysis: Analysis }) {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  return (
    <div className={styles.measures}>
      <div>
        <h2>{strings.report.measuresTitle}</h2>
        <p className={styles.means}>{strings.report.measuresLead}</p>
      </div>
      {groups.map(({ title, ids }) => {
        const rows = ids.flatMap((id) => byId.get(id) ?? []);
        return rows.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h3 className={styles.group}>{title}</h3>
            <ul>
              {rows.map((measure) => (
                <MeasureRow key={measure.id} measure={measure} clusters={fillerClusters} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
