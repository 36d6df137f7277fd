import type { PictureResult } from '../read-back.ts';

/** One recording of the pairs. Shares are CPU seconds a second. */
export interface PairedRun {
  readonly hasRecognition: boolean;
  readonly pictures: readonly PictureResult[];
  readonly cpuShare: number;
  readonly recogniserShare: number;
  readonly longestBlockMs: number;
  /** Pieces of speech in the take, and those of them that were not recognised yet when Stop was pressed. */
  readonly pieces: number;
  readonly piecesLeftAtStop: number;
  /** From Stop to the whole report; not a number where it took too long to wait for. */
  readonly stopToReportMs: number;
  readonly recordedSeconds: number;
}

/** The runs of one side, together. */
export interface SideFigures {
  readonly runs: number;
  /** Frames that were shown, that Chromium gave to whoever reads the tracks, and that stand in the files. */
  readonly framesShown: number;
  readonly framesGiven: number;
  readonly framesGot: number;
  /** Percent of the frames given that the studio lost; not below 0. */
  readonly lostPercent: number;
  /** Percent of the frames shown that are not in the files, whoever lost them. */
  readonly missingPercent: number;
  readonly cpuShare: number;
  readonly recogniserShare: number;
  readonly longestBlockMs: number;
  readonly pieces: number;
  readonly piecesLeftAtStop: number;
  /** The longest of the runs. */
  readonly stopToReportMs: number;
}

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

const percent = (part: number, whole: number): number => (whole === 0 ? Number.NaN : (100 * part) / whole);

export const sideFigures = (runs: readonly PairedRun[]): SideFigures => {
  const pictures = runs.flatMap((run) => run.pictures);
  const framesShown = sumOf(pictures, ({ expected }) => expected);
  const framesGiven = sumOf(pictures, ({ given, got }) => given ?? got);
  const framesGot = sumOf(pictures, ({ got }) => got);
  const mean = (of: (run: PairedRun) => number): number => sumOf(runs, of) / runs.length;
  return {
    runs: runs.length,
    framesShown,
    framesGiven,
    framesGot,
    lostPercent: percent(Math.max(0, framesGiven - framesGot), framesGiven),
    missingPercent: percent(framesShown - framesGot, framesShown),
    cpuShare: mean(({ cpuShare }) => cpuShare),
    recogniserShare: mean(({ recogniserShare }) => recogniserShare),
    longestBlockMs: Math.max(...runs.map(({ longestBlockMs }) => longestBlockMs)),
    pieces: sumOf(runs, ({ pieces }) => pieces),
    piecesLeftAtStop: sumOf(runs, ({ piecesLeftAtStop }) => piecesLeftAtStop),
    stopToReportMs: Math.max(...runs.map(({ stopToReportMs }) => stopToReportMs)),
  };
};
