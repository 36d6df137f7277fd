import type { ProcessorTrial } from '../../contract/recognition-speed.ts';

/**
 * What a trial means. `live`: recognition keeps up while a take is recorded, so a report is there at Stop, unless the recording itself
 * takes all of the processor (nobody records during a trial); `after`: it falls behind and
 * goes on after Stop; `slow`: even then a take needs longer than it lasted.
 */
export type SpeedVerdict = 'live' | 'after' | 'slow';

/** Largest share of real time that leaves the encoders of a recording their part of the processor: they may double it. */
const mostOfRealTime = 0.5;

export const judgeProcessor = ({ soundMs, liveMs, batchMs }: ProcessorTrial): SpeedVerdict => {
  if (liveMs <= mostOfRealTime * soundMs) return 'live';
  return batchMs <= soundMs ? 'after' : 'slow';
};

/** Milliseconds that a minute of speech takes, reckoned from the sound of the trial. */
export const msForOneMinute = (wallMs: number, soundMs: number): number => (wallMs * 60_000) / soundMs;
