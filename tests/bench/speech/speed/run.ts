// How fast speech is heard and recognised on this machine:
//   npm run bench:speech [-- --json] [-- --packaged DIR] [-- --pairs N]
// `--packaged DIR`: time the build that installers ship (node scripts/build-sidecar.mjs --packaged DIR) instead of the developer's.
// Numbers depend on what else the machine does; progress goes to stderr.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sidecarCacheFolder } from '../../../../scripts/build-sidecar.mjs';
import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { readSpeechFile } from '../../../../src/host/audio/read-speech.ts';
import { findSidecar } from '../../../../src/host/engines/find-sidecar.ts';
import { threadsFor } from '../../../../src/host/engines/threads.ts';
import { type EngineRace, median, timeSidecar, timeWhisperCli, whileBusy } from './engine-time.ts';
import { baseShape, ensureScriptedModel } from './scripted-model.ts';
import { timeCold, timeStopToReport } from './studio-time.ts';
import { ensureWhisperCli } from './yardstick.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    packaged: { type: 'string' },
    pairs: { type: 'string', default: '5' },
  },
});
const log = (line: string): void => console.error(line);
const pairs = Math.max(1, Number(values.pairs));
const programName = process.platform === 'win32' ? 'whisper-sidecar.exe' : 'whisper-sidecar';
const sidecar =
  values.packaged === undefined ? findSidecar(null) : join(resolve(values.packaged), programName);
if (sidecar === null || !existsSync(sidecar)) throw new Error('There is no speech engine to time.');

const cli = ensureWhisperCli(log);
const modelFile = join(dirname(sidecarCacheFolder()), 'yardstick', 'base-q8_0.bin');
ensureScriptedModel(modelFile, baseShape);
const testModelFile = inRoot('tests/fixtures/model/test-model.en-q4_0.bin');

/** The demo's voice again and again, with pauses in which pieces end. */
const voice = async (minutes: number): Promise<Float32Array> => {
  const one = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  const samples = new Float32Array(minutes * 60 * 16_000);
  for (let at = 0; at < samples.length; at += one.length + 2 * 16_000)
    samples.set(one.subarray(0, samples.length - at), at);
  return samples;
};
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Both programs in turns, so that whatever else the machine does meets both. */
const raceWithCli = async (race: EngineRace): Promise<number> => {
  const ratios: number[] = [];
  for (let pair = 0; pair <= pairs; pair++) {
    const cliMs = timeWhisperCli(cli, race);
    const ownMs = await timeSidecar(race);
    log(`${race.threads} threads: whisper-cli ${cliMs.toFixed(0)} ms, engine ${ownMs.toFixed(0)} ms`);
    if (pair > 0) ratios.push(ownMs / cliMs); // the first warms caches
  }
  return median(ratios);
};

/** Two threads that sleep while they wait, against one, with every core busy: what the engine meets while a take is encoded. */
const raceBusy = (race: EngineRace): Promise<number> =>
  whileBusy(async () => {
    const ratios: number[] = [];
    for (let pair = 0; pair < Math.min(3, pairs); pair++) {
      const oneMs = await timeSidecar({ ...race, threads: 1 }, 'live');
      const twoMs = await timeSidecar({ ...race, threads: 2 }, 'live');
      log(`busy: one thread ${oneMs.toFixed(0)} ms, two ${twoMs.toFixed(0)} ms`);
      ratios.push(twoMs / oneMs);
    }
    return median(ratios);
  });

const two = await voice(2);
const race = { sidecar, modelFile, samples: two, threads: 2 };
const ratioToWhisperCli = rounded(await raceWithCli(race));
const busyRatioToOneThread = rounded(await raceBusy({ ...race, samples: two.subarray(0, 60 * 16_000) }));

const ten = await voice(10);
const measuresMs = median([await timeCold(ten, null, sidecar), await timeCold(ten, null, sidecar)]);
const measuresTimesRealTime = rounded(ten.length / 16 / measuresMs);
log(`measures of ten minutes without words: ${measuresMs.toFixed(0)} ms`);

const five = ten.subarray(0, 5 * 60 * 16_000);
const stopToReportMs = Math.round(await timeStopToReport(five, testModelFile));
log(`Stop to report, five minutes, test model: ${stopToReportMs} ms`);
log(`the same with a model of base size: ${(await timeStopToReport(five, modelFile)).toFixed(0)} ms`);

const coldMs = await timeCold(five, modelFile, sidecar);
const coldRatioToTakeLength = rounded(coldMs / (five.length / 16));
log(`cold report of five minutes, base size, ${threadsFor('batch')} threads: ${coldMs.toFixed(0)} ms`);

const result = {
  ratioToWhisperCli,
  busyRatioToOneThread,
  measuresTimesRealTime,
  stopToReportMs,
  coldRatioToTakeLength,
};
if (values.json) console.log(JSON.stringify(result));
else console.table(result);
