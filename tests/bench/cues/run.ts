// How quickly and how rightly cues appear while everything is recorded: `npm run bench:cues -- --help`. Figures are printed, not judged.
import { log } from '../../../scripts/setup/paths.mjs';
import { measure, type RunFigures } from './figures/measure.ts';
import { type CueBenchOptions, readOptions, usage } from './options.ts';
import { printReplay, replaySummaryOf } from './replay/print.ts';
import { replay } from './replay/run.ts';
import { printRun, printSummary, summaryOf } from './print.ts';
import { speakRun } from './script/speak-run.ts';
import { openCueStage } from './studio/stage.ts';
import { rehearse } from './studio/rehearse.ts';
import { optionsOrUsage } from '../read-options.ts';

const bench = async ({ runs, keep, profile, microphone }: CueBenchOptions): Promise<RunFigures[]> => {
  const stage = await openCueStage({ keep, microphone }, log);
  try {
    const figures: RunFigures[] = [];
    for (const [index, { script, voice }] of runs.entries()) {
      const name = `${script.name}-${voice.name}`;
      const run = await speakRun(script.stretches, voice, name);
      log(`Rehearses "${script.name}" with ${voice.name}, ${Math.round(run.samples.length / 16_000)} s.`);
      const rehearsal = await rehearse(stage, name, run, {
        nextPartMs: script.nextPartMs,
        profile: index === 0 ? profile : undefined,
      });
      const measured = measure(script, voice.name, run, rehearsal);
      printRun(measured);
      figures.push(measured);
    }
    return figures;
  } finally {
    await stage.close();
  }
};

const options = optionsOrUsage(readOptions, usage);
if (options) {
  let summary: Record<string, number | null>;
  if (options.replay) {
    const replayed = await replay(options.replay, log);
    printReplay(replayed);
    summary = replaySummaryOf(replayed);
  } else {
    const figures = await bench(options);
    printSummary(figures);
    summary = summaryOf(figures);
  }
  if (options.json) console.log(JSON.stringify(summary));
}
