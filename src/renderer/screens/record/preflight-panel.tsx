import { CircleAlert, CircleCheck, Lightbulb, X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { Finding } from '../../../core/capture/preflight/findings.ts';
import type { PictureSize } from '../../../core/capture/preflight/fitting-size.ts';
import { strings } from '../../strings/en.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { findingText } from './finding-text.ts';
import styles from './preflight-panel.module.css';
import type { Preflight } from './use-preflight.ts';

const text = strings.preflight;

interface Actions {
  onTakeSize: (size: PictureSize) => void;
  onTakeMicrophone: (deviceId: string) => void;
}

/** The remedy that the studio can carry out itself, where there is one. */
function Remedy({ finding, onTakeSize, onTakeMicrophone }: Actions & { finding: Finding }) {
  if (finding.key === 'encoder-slow') {
    const { fits } = finding.values;
    return <Button onClick={() => onTakeSize(fits)}>{text.takeSize(fits)}</Button>;
  }
  if (finding.key === 'microphone-wrong') {
    const { otherDeviceId, otherLabel } = finding.values;
    return <Button onClick={() => onTakeMicrophone(otherDeviceId)}>{text.takeMicrophone(otherLabel)}</Button>;
  }
  return null;
}

function ToDo({ finding, ...actions }: Actions & { finding: Finding }) {
  const { happened, remedy } = findingText(finding);
  const isProblem = finding.severity === 'problem';
  const Icon = isProblem ? CircleAlert : Lightbulb;
  return (
    <li className={styles.todo} data-severity={finding.severity} data-finding={finding.key}>
      <Icon aria-label={isProblem ? text.problem : text.advice} role="img" />
      <div className={styles.words}>
        <p className={styles.happened}>{happened}</p>
        {remedy ? <p>{remedy}</p> : null}
      </div>
      <Remedy finding={finding} {...actions} />
    </li>
  );
}

const headline = (findings: readonly Finding[]): string => {
  const problems = findings.filter(({ severity }) => severity === 'problem').length;
  const advice = findings.filter(({ severity }) => severity === 'advice').length;
  if (problems > 0) return text.problems(problems);
  return advice > 0 ? text.adviceOnly(advice) : text.allGood;
};

function Result({
  findings,
  onClose,
  ...actions
}: Actions & { findings: readonly Finding[]; onClose: () => void }) {
  const id = useId();
  const todo = findings.filter(({ severity }) => severity !== 'good');
  const good = findings.filter(({ severity }) => severity === 'good');
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {headline(findings)}
        </h2>
        <IconButton label={text.close} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {todo.length > 0 ? (
        <ul className={styles.list}>
          {todo.map((finding) => (
            <ToDo key={finding.key} finding={finding} {...actions} />
          ))}
        </ul>
      ) : null}
      {good.length > 0 ? (
        <p className={styles.good}>
          <CircleCheck aria-label={text.good} role="img" />
          <span>{good.map((each) => findingText(each).happened).join(' ')}</span>
        </p>
      ) : null}
    </section>
  );
}

interface PreflightPanelProps extends Actions {
  preflight: Preflight;
}

/** The check while it runs and what it found. Nothing where it was not asked for. */
export function PreflightPanel({ preflight, ...actions }: PreflightPanelProps) {
  const { share, findings, error } = preflight;
  const isRunning = share !== undefined;
  const place = useRef<HTMLDivElement>(null);
  const hasNews = isRunning || findings !== undefined || error !== undefined;
  // The button stands at the bottom, the words at the top.
  useEffect(() => {
    if (hasNews) place.current?.scrollIntoView({ block: 'nearest' });
  }, [hasNews]);
  return (
    <div ref={place} className={styles.place}>
      <p className="visually-hidden" role="status">
        {isRunning ? `${text.running}. ${text.speak}` : findings ? headline(findings) : ''}
      </p>
      {isRunning ? (
        <section className={styles.panel}>
          <p className={styles.title}>{text.speak}</p>
          <div className={styles.running}>
            <ProgressBar share={share} label={text.running} />
            <Button onClick={preflight.cancel}>{text.cancel}</Button>
          </div>
        </section>
      ) : null}
      {error === undefined || isRunning ? null : <ErrorNote error={error} />}
      {findings ? <Result findings={findings} onClose={preflight.forget} {...actions} /> : null}
    </div>
  );
}
