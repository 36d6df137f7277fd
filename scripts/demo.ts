import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as job from '../tests/e2e/support/job.ts';
import { openWorkshop, readAttempt, recordDemo, stageSeconds } from '../tests/e2e/support/whole-job.ts';
import { demoSummary, printDemo } from './demo/demo-summary.ts';
import { log, messageOf } from './setup/paths.mjs';

/**
 * The whole job without a window to click: a synthetic recording plays as camera, screen and microphone into the real page in a headless
 * browser; the report is awaited, the attempt submitted to a backend on a loopback port, and the result printed. `--keep` leaves the
 * folder with everything in it.
 */
const usage = `Usage: npm run demo [-- --json] [--keep]

Records, reports and submits without a window. --json prints one JSON object, --keep leaves the folder with everything in it.`;

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    log(`${messageOf(error)}\n\n${usage}`);
    process.exit(2);
  }
};

const values = readOptions();
if (values.help) {
  log(usage);
  process.exit(0);
}

const folder = await mkdtemp(path.join(tmpdir(), 'runthrough-demo-'));
const workshop = await openWorkshop(folder);
try {
  log('Records the demo (about a minute).');
  const { attemptId, stoppedAtMs } = await recordDemo(workshop, 'Certification');
  log('Waits for the report.');
  await job.waitForReport(workshop.page);
  const reportedAtMs = Date.now();
  log('Submits it.');
  await job.submitAttempt(workshop.page);
  await job.waitForReceipt(workshop.page);
  const receivedAtMs = Date.now();
  const attempt = readAttempt(workshop.dataFolder, attemptId);
  const summary = demoSummary(attempt, {
    ...stageSeconds(workshop.dataFolder, attemptId),
    stopToReport: (reportedAtMs - stoppedAtMs) / 1000,
    submission: (receivedAtMs - reportedAtMs) / 1000,
  });
  if (values.json) console.log(JSON.stringify(summary));
  else printDemo(summary, attempt.transcript);
} finally {
  await workshop.close();
  if (values.keep) log(`Everything is kept in ${folder}.`);
  else await rm(folder, { recursive: true, force: true });
}
