import { finding, type Finding, type Severity } from './findings.ts';
import { judgeBattery, judgeDisk, judgeEncoder } from './machine.ts';
import type { Measured } from './measured.ts';
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

/** Everything that is to be said about a trial recording, the gravest first; `too-busy`: the machine did not finish one in time. */
export const judge = (measured: Measured | 'too-busy'): readonly Finding[] =>
  measured === 'too-busy' ? [finding('machine-busy', {})] : judgeTrial(measured);
