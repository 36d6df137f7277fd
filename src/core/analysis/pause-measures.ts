import type { Measure } from '../../contract/analysis.ts';
import type { Findings } from './findings.ts';
import type { MeasureBuilder } from './measure-builder.ts';
import { lengthMs, overlapMs, totalMs } from './moments.ts';
import { longPauseMs } from './pauses.ts';
import { reasons } from './reasons.ts';

/**
 * Long pauses inside clauses, dead air, seconds of waiting for the screen, and the share of the span spent in pauses. A pause while the
 * screen changes is not held against the speaker; from 1.2 s on it is listed for whoever looks after the demo.
 */
export const pauseMeasures = (found: Findings, make: MeasureBuilder): Measure[] => {
  const { span, pauses, transcript } = found;
  const deadAir = pauses.filter(({ isDeadAir }) => isDeadAir);
  if (!span)
    return (['long-pauses', 'dead-air', 'screen-loading', 'pause-share'] as const).map((id) =>
      make.notJudged(id, reasons.noVoice),
    );
  const long = pauses.filter(({ isLong, screenChanging }) => isLong && !screenChanging);
  const loading = pauses.filter((pause) => pause.screenChanging && lengthMs(pause) >= longPauseMs);
  const within = pauses.filter((pause) => overlapMs(pause, span) > 0);
  return [
    transcript && transcript.words.length > 0
      ? make.judged('long-pauses', long.length, long)
      : make.notJudged('long-pauses', transcript ? reasons.noWords : reasons.noTranscript),
    make.judged('dead-air', deadAir.length, deadAir),
    make.judged('screen-loading', totalMs(loading) / 1000, loading),
    make.judged('pause-share', totalMs(within) / Math.max(1, lengthMs(span)), within),
  ];
};
