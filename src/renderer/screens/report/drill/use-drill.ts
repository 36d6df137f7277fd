import { useCallback, useEffect, useRef, useState } from 'react';
import type { DrillResult } from '../../../../contract/practice.ts';
import type { Moment } from '../../../../contract/primitives.ts';
import { useVoiceTake } from '../../../practice/use-voice-take.ts';
import { useMeasureDrill } from '../../../queries/practice.ts';
import type { DrillMeasure } from './drill-measure.ts';
import { longestDrillMs } from './passage.ts';

/** So many tries are compared; older ones are forgotten. */
const mostTries = 5;

interface DrillPlan {
  readonly attemptId: string;
  readonly moment: Moment | null;
  readonly measure: DrillMeasure;
}

/** Says a passage again as often as wanted. What is said is held in memory, so that it can be compared by another measure too. */
export const useDrill = ({ attemptId, moment, measure: firstMeasure }: DrillPlan) => {
  const { voice, start, stop } = useVoiceTake();
  const { mutateAsync: ask, isPending, error, reset } = useMeasureDrill();
  const [measure, setMeasure] = useState(firstMeasure);
  const [results, setResults] = useState<readonly DrillResult[]>([]);
  const said = useRef<readonly Uint8Array<ArrayBuffer>[]>([]);
  const isStopping = useRef(false);

  const measureOf = useCallback(
    (pcm: Uint8Array<ArrayBuffer>, measureId: DrillMeasure): Promise<DrillResult> =>
      ask({ attemptId, moment, measureId, pcm }),
    [ask, attemptId, moment],
  );

  const say = useCallback((): void => {
    reset();
    isStopping.current = false;
    void start();
  }, [reset, start]);

  const end = useCallback(async (): Promise<void> => {
    if (isStopping.current) return;
    isStopping.current = true;
    const spoken = await stop();
    if (!spoken) return;
    try {
      const result = await measureOf(spoken.pcm, measure);
      said.current = [...said.current, spoken.pcm].slice(-mostTries);
      setResults((before) => [...before, result].slice(-mostTries));
    } catch {
      // `error` tells it.
    }
  }, [measure, measureOf, stop]);

  const isOver = voice.state === 'recording' && voice.elapsedMs >= longestDrillMs;
  useEffect(() => {
    if (isOver) void end();
  }, [isOver, end]);

  const choose = async (next: DrillMeasure): Promise<void> => {
    setMeasure(next);
    try {
      const measured: DrillResult[] = [];
      for (const pcm of said.current) measured.push(await measureOf(pcm, next));
      setResults(measured);
    } catch {
      setResults([]);
    }
  };

  return { voice, measure, choose, results, isMeasuring: isPending, error, say, end };
};
