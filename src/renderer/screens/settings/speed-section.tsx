import { Gauge } from 'lucide-react';
import type { ProcessorTrial, RecognitionSpeed } from '../../../contract/recognition-speed.ts';
import { judgeProcessor, msForOneMinute } from '../../../core/speed/judge-processor.ts';
import { type SpeedTrial, useRecognitionSpeed, useSpeedTrial } from '../../queries/speed.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { GraphicsList } from './graphics-list.tsx';
import { secondsText } from './seconds-text.ts';
import styles from './settings.module.css';
import { TrialProgress } from './trial-progress.tsx';

const text = strings.speed;

function Facts({ speed }: { speed: RecognitionSpeed }) {
  const { engine, threads, devices, modelTitle } = speed;
  const device = devices.find(({ isInUse }) => isInUse);
  const engineText = engine?.isSlow ? text.slow : `${engine?.name}, ${engine?.version}`;
  const rows: readonly [string, string][] = [
    [text.computesOn, device?.description ?? text.processor],
    [text.threads, text.threadCounts(threads.live, threads.batch)],
    [text.variant, engine?.variant ?? ''],
    [text.engine, engine ? engineText : ''],
    [text.model, modelTitle ?? ''],
  ];
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Measured({ measured, isOnGraphics }: { measured: ProcessorTrial; isOnGraphics: boolean }) {
  const result = text.seconds(secondsText(msForOneMinute(measured.liveMs, measured.soundMs)));
  return (
    <>
      <h3>{isOnGraphics ? text.onProcessor(result) : result}</h3>
      <p className={styles.soft}>{text.verdicts[judgeProcessor(measured)]}</p>
    </>
  );
}

/** What the model in use takes on this machine, measured when asked for. */
function ModelSpeed({ speed, trial }: { speed: RecognitionSpeed; trial: SpeedTrial }) {
  const measured = speed.trial;
  return (
    <div className={styles.model}>
      <div className={styles.row}>
        <Gauge className={styles.mark} aria-hidden="true" />
        <div className={styles.grow} aria-live="polite">
          {measured ? (
            <Measured measured={measured} isOnGraphics={speed.devices.some(({ isInUse }) => isInUse)} />
          ) : (
            <p className={styles.soft}>{text.notMeasured}</p>
          )}
          {speed.suggestion ? <p className={styles.soft}>{text.suggestion(speed.suggestion.title)}</p> : null}
        </div>
        <Button disabled={trial.device !== undefined} onClick={() => trial.start(null)}>
          {measured ? text.again : text.measure}
        </Button>
      </div>
      {trial.device === null ? <TrialProgress trial={trial} label={text.measuring} /> : null}
    </div>
  );
}

/** How fast speech is recognised here, and on what: measured on request, and a graphics device only after its trial. */
export function SpeedSection() {
  const speed = useRecognitionSpeed();
  const trial = useSpeedTrial();
  return (
    <section className={styles.section} aria-labelledby="speed">
      <div>
        <h2 id="speed">{text.title}</h2>
        <p className={styles.soft}>{text.lead}</p>
      </div>
      {speed.isPending ? <Loading /> : null}
      {speed.isError ? <ErrorNote error={speed.error} onRetry={() => void speed.refetch()} /> : null}
      {speed.data ? <Facts speed={speed.data} /> : null}
      {speed.data?.modelTitle === null ? <p className={styles.soft}>{text.noModel}</p> : null}
      {speed.data && speed.data.modelTitle !== null ? (
        <div className={styles.list}>
          <ModelSpeed speed={speed.data} trial={trial} />
        </div>
      ) : null}
      {trial.error ? <ErrorNote error={trial.error} /> : null}
      {speed.data?.engine ? <GraphicsList speed={speed.data} trial={trial} /> : null}
    </section>
  );
}
