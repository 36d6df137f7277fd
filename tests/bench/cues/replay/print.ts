import { printTable } from '../../capture/print.ts';
import type { ReplayedRun } from './replay.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** "2 flat-pitch (en-us+m3, en+f2)", the most frequent first. */
const byKind = (found: readonly { readonly kind: string; readonly voice: string }[]): string => {
  const kinds = new Map<string, string[]>();
  for (const { kind, voice } of found) kinds.set(kind, [...(kinds.get(kind) ?? []), voice]);
  return [...kinds]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([kind, voices]) => `${voices.length} ${kind} (${[...new Set(voices)].join(', ')})`)
    .join('; ');
};

/** What all runs together say. Nothing is painted and nothing is recorded, so there is no latency, no block and no underrun. */
export const replaySummaryOf = (runs: readonly ReplayedRun[]) => {
  const clean = runs.filter(({ script }) => script === 'clean');
  const minutes = sum(clean.map((run) => run.minutes));
  return {
    latencyP95Ms: null,
    cues: sum(runs.map(({ cues }) => cues)),
    missed: sum(runs.map(({ judgement }) => judgement.missed.length)),
    false: sum(runs.map(({ judgement }) => judgement.wrong.length)),
    cleanRatePerMinute:
      minutes === 0 ? null : Number((sum(clean.map(({ cues }) => cues)) / minutes).toFixed(2)),
    longestBlockMs: null,
    audioUnderruns: null,
  };
};

const rowsOf = (runs: readonly ReplayedRun[]): string[][] =>
  [...new Set(runs.map(({ script }) => script))].map((script) => {
    const own = runs.filter((run) => run.script === script);
    const { cues, missed, false: wrong, cleanRatePerMinute } = replaySummaryOf(own);
    const minutes = sum(own.map((run) => run.minutes)).toFixed(0);
    const rate = cleanRatePerMinute === null ? '' : `, ${cleanRatePerMinute.toFixed(2)} a minute`;
    const what = [
      `${own.length} speakers, ${minutes} min: ${cues} cues${rate}, ${missed} missed, ${wrong} false`,
      byKind(
        own.flatMap((run) =>
          run.judgement.missed.map(({ trouble }) => ({ kind: `${trouble} missed`, voice: run.voice })),
        ),
      ),
      byKind(
        own.flatMap((run) =>
          run.judgement.wrong.map(({ cue }) => ({
            kind: `${cue.kind === 'mended' ? `praise for ${cue.about}` : cue.kind} false`,
            voice: run.voice,
          })),
        ),
      ),
    ];
    return [script, what.filter((each) => each !== '').join('. ')];
  });

export const printReplay = (runs: readonly ReplayedRun[]): void => {
  for (const isCalibrated of [false, true])
    printTable(
      isCalibrated ? 'Speakers who have calibrated' : 'Speakers who have not calibrated',
      rowsOf(runs.filter((run) => run.isCalibrated === isCalibrated)),
    );
};
