// How recordings go on this machine: `npm run bench:capture -- --help`. Figures are printed, not judged.
import { log } from '../../../scripts/setup/paths.mjs';
import { runFast } from './fast/run-fast.ts';
import { openStage } from './machine/stage.ts';
import { type BenchOptions, readOptions, usage } from './options.ts';
import { type BenchResult, printResult, summaryOf } from './print.ts';
import { readBack } from './read-back.ts';
import { runPaired } from './recognition/paired.ts';
import { pairedSummary, printPaired } from './recognition/print-paired.ts';
import { runStudio } from './studio-run.ts';
import { runFfmpeg } from './yardsticks/ffmpeg.ts';
import { runMediaRecorder } from './yardsticks/media-recorder.ts';
import { optionsOrUsage } from '../read-options.ts';

const bench = async (options: BenchOptions): Promise<BenchResult> => {
  const stage = await openStage(options, log);
  try {
    const reader = await stage.browser.context.newPage();
    await reader.goto(stage.pages.address('index.html'));
    const run = await runStudio(stage, options, reader, log);
    let mediaRecorder;
    if (options.yardsticks) {
      log('MediaRecorder records the same devices.');
      mediaRecorder = await runMediaRecorder(stage, options);
    }
    const ffmpeg = options.yardsticks
      ? await runFfmpeg(options, stage.realScreen?.environment['DISPLAY'])
      : undefined;
    log('Decodes what was recorded.');
    const back = await readBack(stage, reader, run, mediaRecorder);
    return { run, back, hostStartMs: stage.host.startMs, mediaRecorder, ffmpeg };
  } finally {
    await stage.close();
  }
};

const options = optionsOrUsage(readOptions, usage);
if (options?.isPaired) {
  const runs = await runPaired(options, log);
  printPaired(runs);
  if (options.json) console.log(JSON.stringify(pairedSummary(runs)));
} else if (options) {
  const fast = options.fast ? await runFast(options, log) : undefined;
  const result = options.fast && !options.long ? undefined : await bench(options);
  if (result) printResult(options, result);
  if (options.json) console.log(JSON.stringify(summaryOf(result, fast)));
}
