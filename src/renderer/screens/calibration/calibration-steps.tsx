import { useEffect, useRef } from 'react';
import { formatLength } from '../../format/duration.ts';
import { VoiceMeter } from '../../practice/voice-meter.tsx';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import styles from './calibration.module.css';
import { calibrationShare, speakingMs } from './calibration-share.ts';
import type { useCalibration } from './use-calibration.ts';

const text = strings.calibration;

interface CalibrationStepsProps {
  calibration: ReturnType<typeof useCalibration>;
  readText: string;
  prompt: string;
}

/** Reading, speaking, measuring: one thing at a time. Enter goes on, Escape leaves. */
export function CalibrationSteps({ calibration, readText, prompt }: CalibrationStepsProps) {
  const { step, voice, elapsedMs, leave, hasRead } = calibration;
  const heading = useRef<HTMLHeadingElement>(null);
  const go = useRef<HTMLButtonElement>(null);
  const isReady = voice.state === 'recording';
  const isReading = step.at === 'reading';

  useEffect(() => {
    if (isReading && isReady) go.current?.focus();
    else if (!isReading) heading.current?.focus();
  }, [isReading, isReady]);
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave();
    };
    window.addEventListener('keydown', take);
    return () => window.removeEventListener('keydown', take);
  }, [leave]);

  if (step.at === 'measuring') {
    return (
      <section className={styles.step} aria-live="polite">
        <ProgressBar share={null} label={text.measuring} />
      </section>
    );
  }
  return (
    <section className={styles.step}>
      <ProgressBar share={calibrationShare(step, elapsedMs)} label={text.progress} hideLabel />
      <h2 ref={heading} tabIndex={-1}>
        {isReading ? text.readTitle : text.speakTitle}
      </h2>
      <p className={isReading ? styles.read : styles.prompt}>{isReading ? readText : prompt}</p>
      <VoiceMeter voice={voice} />
      <div className={styles.actions}>
        {isReading ? (
          <Button ref={go} look="primary" size="l" disabled={!isReady} onClick={hasRead}>
            {text.readDone}
          </Button>
        ) : null}
        {step.at === 'speaking' ? (
          <p className={styles.left}>
            {text.speakLeft(formatLength(Math.max(0, speakingMs - (elapsedMs - step.readingMs))))}
          </p>
        ) : null}
        <Button size="l" look="quiet" onClick={leave}>
          {text.stop}
        </Button>
      </div>
    </section>
  );
}
