import { loadavg } from 'node:os';
import { printTable } from '../print.ts';
import { type PairedRun, type SideFigures, sideFigures } from './paired-figures.ts';

const rowsOf = (side: SideFigures): string[][] => [
  [
    'frames',
    `${side.framesGot} in the files of ${side.framesGiven} that Chromium gave (${side.lostPercent.toFixed(2)} % lost in the studio), ` +
      `of ${side.framesShown} shown (${side.missingPercent.toFixed(2)} % not in the files)`,
  ],
  ['CPU', `${side.cpuShare.toFixed(2)} s a second, of it the recogniser ${side.recogniserShare.toFixed(2)}`],
  ['page blocked', `longest ${side.longestBlockMs.toFixed(0)} ms`],
  ['left at Stop', `${side.piecesLeftAtStop} of ${side.pieces} pieces`],
  ['Stop to report', `${(side.stopToReportMs / 1000).toFixed(1)} s`],
];

const sides = (runs: readonly PairedRun[]) =>
  [true, false].map((isOn) => sideFigures(runs.filter(({ hasRecognition }) => hasRecognition === isOn)));

export const printPaired = (runs: readonly PairedRun[]): void => {
  const [on, off] = sides(runs);
  const each = runs.map((run): string[] => {
    const { framesGot, framesGiven, framesShown, cpuShare } = sideFigures([run]);
    return [
      run.hasRecognition ? 'on' : 'off',
      `${run.recordedSeconds.toFixed(1)} s: ${framesGot} of ${framesGiven} given and ${framesShown} shown, CPU ${cpuShare.toFixed(2)}`,
    ];
  });
  printTable(`Recordings in turn, machine load ${(loadavg()[0] ?? 0).toFixed(1)}`, each);
  if (on) printTable('With live recognition, base size on one or two threads', rowsOf(on));
  if (off) printTable('Without', rowsOf(off));
};

const rounded = (side: SideFigures | undefined): object =>
  Object.fromEntries(
    Object.entries(side ?? {}).map(([name, value]) => [name, Math.round(Number(value) * 100) / 100]),
  );

/** The one object of `--json`. */
export const pairedSummary = (runs: readonly PairedRun[]): object => {
  const [on, off] = sides(runs);
  return { on: rounded(on), off: rounded(off) };
};
