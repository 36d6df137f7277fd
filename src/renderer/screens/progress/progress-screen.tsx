import { useState } from 'react';
import type { MeasureId } from '../../../contract/analysis.ts';
import { measureUnits } from '../../../core/analysis/bands.ts';
import { toHash } from '../../app/routes.ts';
import { formatDayAndTime } from '../../format/date.ts';
import { formatValue, unitName } from '../../format/measure.ts';
import { formatShare } from '../../format/quantity.ts';
import { useNow } from '../../format/use-now.ts';
import { useScenarioProgress } from '../../queries/practice.ts';
import { useKit } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { join } from '../../ui/join.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { AttemptValues } from './attempt-values.tsx';
import { ProgressChart } from './progress-chart.tsx';
import {
  bestOf,
  exemplarOf,
  type ProgressSubject,
  type ProgressValue,
  subjectsOf,
  valuesOf,
} from './progress-points.ts';
import styles from './progress.module.css';

const text = strings.progress;

/** What changes with practice, in the order of the list. */
const subjects: readonly MeasureId[] = [
  'speech-rate',
  'syllable-rate',
  'filled-pauses-per-minute',
  'filler-word-share',
  'filler-clusters',
  'long-pauses',
  'dead-air',
  'pitch-variation',
  'level-spread',
];

const nameOf = (subject: ProgressSubject): string =>
  subject === 'score' ? text.score : strings.measures.names[subject].name;

const format = (value: number, subject: ProgressSubject): string => {
  if (subject === 'score') return formatShare(value);
  const unit = measureUnits[subject];
  return `${formatValue(value, unit)} ${unitName(unit)}`.trim();
};

/** The same at the scale of the chart, where the unit stands beside it already. */
const formatTick = (value: number, subject: ProgressSubject): string =>
  subject === 'score' ? formatShare(value) : formatValue(value, measureUnits[subject]);

/** How one scenario went over time: own attempts, own best, the vendor's exemplar. Never anybody else's. */
export function ProgressScreen({ scenarioId }: { scenarioId: string }) {
  const now = useNow();
  const kit = useKit().data?.kit;
  const progress = useScenarioProgress(scenarioId);
  const [chosen, choose] = useState<ProgressSubject>();
  const scenario = kit?.scenarios.find(({ id }) => id === scenarioId);
  const points = progress.data?.points ?? [];
  const offered = subjectsOf(points, subjects);
  const subject = chosen ?? offered[0] ?? 'score';
  const values = valuesOf(points, subject);
  const first = values[0];
  const last = values.at(-1);
  const exemplar = exemplarOf(progress.data?.exemplar ?? {}, subject);
  const best = bestOf(values, subject, { bands: kit?.bands ?? {}, exemplar });
  const whenOf = ({ startedAt }: ProgressValue): string => formatDayAndTime(startedAt, now);
  return (
    <Page
      compact
      title={text.title}
      lead={scenario ? `${scenario.title}. ${text.lead}` : text.lead}
      above={<BackLink href={toHash({ name: 'library' })}>{strings.report.back}</BackLink>}
    >
      {progress.isPending ? <Loading /> : null}
      {progress.isError ? <ErrorNote error={progress.error} onRetry={() => void progress.refetch()} /> : null}
      {progress.data && offered.length === 0 ? (
        <section className={join(styles.panel, styles.empty)}>
          <h2>{text.emptyTitle}</h2>
          <p>{text.empty}</p>
          <LinkButton look="primary" href={toHash({ name: 'new', scenarioId })}>
            {text.give}
          </LinkButton>
        </section>
      ) : null}
      {first && last ? (
        <section className={styles.panel} aria-label={nameOf(subject)}>
          <div className={styles.head}>
            <div className={styles.choose}>
              <Select
                label={text.measure}
                value={subject}
                options={offered.map((each) => ({ value: each, label: nameOf(each) }))}
                onChange={(next) => choose(offered.find((each) => each === next))}
              />
            </div>
            <p className={styles.facts}>
              {best ? <span>{text.best(format(best.value, subject))}</span> : null}
              {values.length > 1 ? <span>{text.last(format(last.value, subject))}</span> : null}
              {exemplar !== undefined && kit ? (
                <span className={styles.exemplar}>
                  {text.exemplar(kit.brand.vendorName, format(exemplar, subject))}
                </span>
              ) : null}
            </p>
          </div>
          <ProgressChart
            label={text.chart(nameOf(subject), values.length)}
            values={values}
            best={best}
            exemplar={exemplar}
            name={(each) => text.openAttempt(whenOf(each), format(each.value, subject))}
            format={(value) => formatTick(value, subject)}
            ends={[whenOf(first), whenOf(last)]}
          />
          <p className={styles.soft}>{values.length === 1 ? text.one : text.key(exemplar !== undefined)}</p>
          <AttemptValues
            values={values}
            bestId={best?.attemptId}
            when={whenOf}
            format={(each) => format(each.value, subject)}
          />
        </section>
      ) : null}
    </Page>
  );
}
