import type { Measure, MeasureId, Pause } from '../../contract/analysis.ts';
import type { Findings } from './findings.ts';
import type { MeasureBuilder } from './measure-builder.ts';
import { lengthMs, overlapMs, totalMs } from './moments.ts';
import { deadAirMs, longPauseMs } from './pauses.ts';
import { reasons } from './reasons.ts';

/** Makes a measure of `counted`, unless the screen that nobody watched may add some of `pauses`: then both are for a person to look at. */
const screenMeasure = (
  make: MeasureBuilder,
  id: MeasureId,
  pauses: readonly Pause[],
  { counted, value }: { readonly counted: readonly Pause[]; readonly value: number },
): Measure => {
  const isCounted = new Set(counted);
  const toLookAt = pauses.filter((pause) => pause.screenUnknown || isCounted.has(pause));
  return toLookAt.length > counted.length
    ? make.notJudged(id, reasons.screenNotSeen, toLookAt)
    : make.judged(id, value, counted);
};

/**
 * Long pauses inside clauses, dead air, seconds of waiting for the screen, and the share of the span spent in pauses. A pause while the
 * screen changes is not held against the speaker; from 1.2 s on it is listed for whoever looks after the demo. Where the screen was not
 * watched, what it would decide is left to a person; without a silence that it could decide, its figures stand.
 */
export const pauseMeasures = (found: Findings, make: MeasureBuilder): Measure[] => {
  const { span, pauses, transcript } = found;
  if (!span)
    return (['long-pauses', 'dead-air', 'screen-loading', 'pause-share'] as const).map((id) =>
      make.notJudged(id, reasons.noVoice),
    );
  const inClause = pauses.filter(({ isLong }) => isLong);
  const long = inClause.filter((pause) => !pause.screenChanging && !pause.screenUnknown);
  const deadAir = pauses.filter(({ isDeadAir }) => isDeadAir);
  const slow = pauses.filter((pause) => lengthMs(pause) >= longPauseMs);
  const loading = slow.filter(({ screenChanging }) => screenChanging);
  const within = pauses.filter((pause) => overlapMs(pause, span) > 0);
  return [
    transcript && transcript.words.length > 0
      ? screenMeasure(make, 'long-pauses', inClause, { counted: long, value: long.length })
      : make.notJudged('long-pauses', transcript ? reasons.noWords : reasons.noTranscript),
    screenMeasure(
      make,
      'dead-air',
      pauses.filter((pause) => lengthMs(pause) >= deadAirMs),
      { counted: deadAir, value: deadAir.length },
    ),
    screenMeasure(make, 'screen-loading', slow, { counted: loading, value: totalMs(loading) / 1000 }),
    make.judged('pause-share', totalMs(within) / Math.max(1, lengthMs(span)), within),
  ];
};
