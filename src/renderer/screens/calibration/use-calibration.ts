import { useCallback, useEffect, useState } from 'react';
import { useVoiceTake } from '../../practice/use-voice-take.ts';
import { useCalibrate } from '../../queries/practice.ts';
import { type CalibrationStep, speakingMs } from './calibration-share.ts';

/** Nobody reads for longer: the speaker has gone away. */
const longestReadingMs = 90_000;

/** A minute of reading and speaking, in one recording that is measured and thrown away. */
export const useCalibration = (wordCount: number) => {
  const { voice, start, stop, cancel } = useVoiceTake();
  const calibrate = useCalibrate();
  const [step, setStep] = useState<CalibrationStep>({ at: 'rest' });
  const elapsedMs = voice.state === 'recording' ? voice.elapsedMs : 0;
  const { mutateAsync: measure } = calibrate;

  const begin = useCallback((): void => {
    calibrate.reset();
    setStep({ at: 'reading' });
    void start();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [start]);

  const leave = useCallback((): void => {
    cancel();
    setStep({ at: 'rest' });
  }, [cancel]);

  const finish = useCallback(
    async (readingMs: number): Promise<void> => {
      setStep({ at: 'measuring' });
      const spoken = await stop();
      try {
        const result =
          spoken && (await measure({ readingMs: Math.round(readingMs), wordCount, pcm: spoken.pcm }));
        setStep(result?.outcome === 'gap' ? { at: 'rest', gap: result.gap } : { at: 'rest' });
      } catch {
        // `problem` tells it.
        setStep({ at: 'rest' });
      }
    },
    [measure, stop, wordCount],
  );

  const isBroken = voice.state === 'problem' || voice.state === 'failed';
  useEffect(() => {
    if (isBroken) setStep({ at: 'rest' });
    else if (step.at === 'reading' && elapsedMs > longestReadingMs) {
      cancel();
      setStep({ at: 'rest', gap: 'too-long' });
    } else if (step.at === 'speaking' && elapsedMs - step.readingMs >= speakingMs)
      void finish(step.readingMs);
  }, [isBroken, step, elapsedMs, cancel, finish]);

  return {
    step,
    voice,
    elapsedMs,
    isMeasured: calibrate.data?.outcome === 'profile',
    problem: calibrate.error,
    begin,
    leave,
    hasRead: () => setStep({ at: 'speaking', readingMs: elapsedMs }),
  };
};
