import type { HeardFilledPause } from '../../../../../src/core/analysis/filled-pause-detector.ts';
import type { Ear } from '../../../../../src/core/analysis/filled-pause-ear.ts';
import type { Moment } from '../../../../../src/contract/primitives.ts';
import { createVoicedFollower } from '../../../../../src/core/analysis/voiced-stretches.ts';
import { lengthMs } from '../../../../../src/core/analysis/moments.ts';
import { leastJudgedMs } from '../score/filled-pauses.ts';
import { matchEvents } from '../score/match-events.ts';
import { added, type Counts, mean, noCounts, ratesOf } from '../score/numbers.ts';
import type { Truth } from '../truth.ts';
import { filledPausesOf, listenWith } from './examples.ts';
import type { HeardTake } from './hear-take.ts';
import type { Answer } from './scale-probability.ts';
import type { Group } from './voices.ts';

/** A talk to be checked on. */
export interface HeardTalk {
  readonly group: Group;
  readonly heard: HeardTake;
  readonly truth: Truth;
}

/** What was heard in a take of a speaker who was left out. */
export interface Checked {
  readonly take: HeardTalk;
  readonly found: readonly HeardFilledPause[];
  readonly answers: readonly Answer[];
}

const logOdds = (probability: number): number => {
  const kept = Math.max(0.001, Math.min(0.999, probability));
  return Math.log(kept / (1 - kept));
};

/** Hears talks, each with a fresh ear that does not know its speaker. */
export const checkOn = (takes: readonly HeardTalk[], newEar: () => Ear): Checked[] =>
  takes.map((take) => {
    const found = listenWith(take.heard, newEar());
    const { pairs } = matchEvents(filledPausesOf(take.truth, take.heard.speed), found);
    const right = new Set(pairs.map((pair) => pair.found));
    const answers = found.map((one) => ({ logOdds: logOdds(one.probability), isRight: right.has(one) }));
    return { take, found, answers };
  });

/** From an answer's log-odds to those that are right so often. */
export type Scale = { readonly slope: number; readonly constant: number };
/** A probability put to scale. */
export const scaled = (probability: number, { slope, constant }: Scale): number =>
  1 / (1 + Math.exp(-(constant + slope * logOdds(probability))));

const countsFrom = ({ take, found }: Checked, scale: Scale, least: number): Counts => {
  const truth = filledPausesOf(take.truth, take.heard.speed);
  const counted = found.filter(({ probability }) => scaled(probability, scale) >= least);
  const { pairs, missed, madeUp } = matchEvents<Moment, Moment>(truth, counted);
  return {
    found: pairs.filter((pair) => lengthMs(pair.true) >= leastJudgedMs).length,
    missed: missed.filter((one) => lengthMs(one) >= leastJudgedMs).length,
    madeUp: madeUp.length,
  };
};

const voiceMinutes = ({ heard: { frames, voiceActivity } }: HeardTalk): number => {
  const voiced = createVoicedFollower();
  voiced.advance(frames, voiceActivity, frames.count);
  voiced.finish(frames);
  return voiced.voiced().reduce((sum, one) => sum + lengthMs(one), 0) / 60_000;
};

const figures = (checked: readonly Checked[], scale: Scale, least: number): string => {
  const counts = checked.map((one) => countsFrom(one, scale, least)).reduce(added, noCounts);
  const { f1, precision, recall, cases } = ratesOf(counts);
  if (cases === 0) {
    const minutes = checked.reduce((sum, { take }) => sum + voiceMinutes(take), 0);
    return `${counts.madeUp} made up in ${minutes.toFixed(0)} minutes of voice`;
  }
  return `F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${cases} cases)`;
};

/** Prints how well speakers are heard who were left out, by group and by noise, and whether probabilities mean what they say. */
export const printCheck = (checked: readonly Checked[], scale: Scale, log: (line: string) => void): void => {
  log(`scale: slope ${scale.slope.toFixed(3)}, constant ${scale.constant.toFixed(3)}`);
  for (const least of [0.3, 0.4, 0.5, 0.6])
    log(`all, counted from ${least}: ${figures(checked, scale, least)}`);
  const isQuiet = ({ take }: Checked): boolean => take.heard.snrDb > 34;
  log(`quiet rooms: ${figures(checked.filter(isQuiet), scale, 0.5)}`);
  for (const name of new Set(checked.map(({ take }) => take.group.name)))
    log(
      `${name}: ${figures(
        checked.filter(({ take }) => take.group.name === name),
        scale,
        0.5,
      )}`,
    );
  const answers = checked.flatMap((one) =>
    one.answers.map(({ isRight }, index) => ({
      isRight,
      said: scaled(one.found[index]?.probability ?? 0, scale),
    })),
  );
  const bins = Array.from({ length: 10 }, (_, k) =>
    answers.filter(({ said }) => Math.min(9, Math.floor(10 * said)) === k),
  );
  log(
    `said, real: ${bins
      .filter((bin) => bin.length > 0)
      .map(
        (bin) =>
          `${mean(bin.map(({ said }) => said)).toFixed(2)} ${mean(bin.map(({ isRight }) => (isRight ? 1 : 0))).toFixed(2)} (${bin.length})`,
      )
      .join('; ')}`,
  );
};
