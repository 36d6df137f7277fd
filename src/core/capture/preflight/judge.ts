import { finding, type Finding, type Severity } from './findings.ts';
import { judgeBattery, judgeDisk, judgeEncoder } from './machine.ts';
import type { Measured, Unfinished } from './measured.ts';
import { judgePictures } from './picture.ts';
import { judgeReadBack } from './read-back.ts';
import { judgeSounds } from './sound.ts';

const rank: Record<Severity, number> = { problem: 0, advice: 1, good: 2 };

const judgeOverlay = ({ overlay }: Measured): readonly Finding[] => {
  if (overlay === 'off') return [];
  if (overlay === 'leaks') return [finding('overlay-leaks', {})];
  return [finding(overlay === 'kept-out' ? 'overlay-kept-out' : 'overlay-not-judged', {})];
};

const judgeTrial = (measured: Measured): readonly Finding[] =>
  [
    ...judgeSounds(measured.sounds, measured.others),
    ...judgePictures(measured),
    ...judgeOverlay(measured),
    ...judgeEncoder(measured),
    ...judgeReadBack(measured),
    ...judgeDisk(measured),
    ...judgeBattery(measured),
  ].toSorted((a, b) => rank[a.severity] - rank[b.severity]);

/** A machine that did not finish: where the picture is what held it up, the size that fits says more than that. */
const judgeUnfinished = (trial: Unfinished): readonly Finding[] => {
  const encoder = judgeEncoder(trial).filter(({ key }) => key === 'encoder-slow');
  return encoder.length > 0 ? encoder : [finding('machine-busy', {})];
};

/** Everything that is to be said about a trial recording, the gravest first. */
export const judge = (trial: Measured | Unfinished): readonly Finding[] =>
  'isUnfinished' in trial ? judgeUnfinished(trial) : judgeTrial(trial);
