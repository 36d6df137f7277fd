import { loadavg } from 'node:os';
import { printTable } from '../capture/print.ts';
import { percentile95 } from './figures/judge.ts';
import type { RunFigures } from './figures/measure.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const whole = (ms: number): string => (Number.isFinite(ms) ? ms.toFixed(0) : '-');

const rowsOf = (run: RunFigures): string[][] => {
  const { right, missed, wrong, praise } = run.judgement;
  return [
    ...right.map(({ shown, endMs, endBy, latencyMs, expected }) => {
      const { decidedMs, committedMs = Number.NaN, paintedMs = Number.NaN } = shown;
      return [
        expected.trouble,
        `${whole(latencyMs)} ms after ${seconds(endMs)} (${endBy === 'script' ? 'the script' : "the cue's numbers"}): ` +
          `heard out ${whole(decidedMs - endMs)}, decided and in the page ${whole(committedMs - decidedMs)}, painted ${whole(paintedMs - committedMs)}`,
      ];
    }),
    ...missed.map(({ trouble, startMs }) => [trouble, `missed (${seconds(startMs)})`]),
    ...wrong.map(({ cue, decidedMs }) => [
      cue.kind,
      `false, at ${seconds(decidedMs)}: ${cue.evidence.value} ${cue.evidence.unit}`,
    ]),
    ...praise.map(({ cue, decidedMs }) => ['praise', `at ${seconds(decidedMs)}, for ${cue.about}`]),
    ['page blocked', `longest ${whole(run.longestBlockMs)} ms, ${run.blocks} times above 50 ms`],
    [
      'sound missing',
      `${run.underruns.lost} times lost, ${run.underruns.empty} times nothing in the take; dropped before the page, by Chromium's count: ${run.droppedByBrowserMs} ms; ` +
        `${whole(100 * run.foundShare)} % of the run found again`,
    ],
    [
      'device late',
      run.deviceJumpsMs.length === 0
        ? 'never'
        : `${run.deviceJumpsMs.length} times (ms): ${run.deviceJumpsMs.slice(0, 12).join(', ')}`,
    ],
    ['frames dropped', String(run.droppedFrames)],
    ['clocks', `${run.clock.beeps} beeps within ${run.clock.spreadMs.toFixed(1)} ms`],
  ];
};

export const printRun = (run: RunFigures): void =>
  printTable(
    `Run "${run.script}", voice ${run.voice}, ${run.minutes.toFixed(1)} min, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
    rowsOf(run),
  );

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The one object of `--json`. Latency and counts are of all runs; the rate is that of the clean ones. */
export const summaryOf = (runs: readonly RunFigures[]): Record<string, number | null> => {
  const clean = runs.filter(({ script }) => script === 'clean');
  const cleanMinutes = sum(clean.map(({ minutes }) => minutes));
  const latencies = runs.flatMap(({ judgement }) => judgement.right.map(({ latencyMs }) => latencyMs));
  const latencyMs = percentile95(latencies);
  return {
    latencyP95Ms: Number.isFinite(latencyMs) ? Math.round(latencyMs) : null,
    cues: sum(runs.map(({ cues }) => cues)),
    missed: sum(runs.map(({ judgement }) => judgement.missed.length)),
    false: sum(runs.map(({ judgement }) => judgement.wrong.length)),
    cleanRatePerMinute:
      cleanMinutes === 0 ? null : Number((sum(clean.map(({ cues }) => cues)) / cleanMinutes).toFixed(2)),
    longestBlockMs: Math.round(Math.max(...runs.map(({ longestBlockMs }) => longestBlockMs))),
    audioUnderruns: sum(runs.map(({ underruns }) => underruns.lost + underruns.empty)),
  };
};

export const printSummary = (runs: readonly RunFigures[]): void =>
  printTable(
    'All runs',
    Object.entries(summaryOf(runs)).map(([name, value]) => [name, String(value)]),
  );
