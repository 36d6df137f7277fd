// `npm test`: makes the machine ready, then runs every check and test and says what failed.
//   npm test -- --only unit,types      only these steps
//   npm test -- --only unit -- PATH    with arguments for the step's own tool
import { ensure } from './setup/ensure.mjs';
import { log, messageOf, runMain, SetupError } from './setup/paths.mjs';
import { runStep } from './testing/run-step.mjs';
import { steps } from './testing/steps.mjs';

/** @typedef {import('./testing/run-step.mjs').StepResult} StepResult */

/** @param {string[]} args */
function readArguments(args) {
  const split = args.indexOf('--');
  const own = split < 0 ? args : args.slice(0, split);
  const extra = split < 0 ? [] : args.slice(split + 1);
  if (own.length === 0) return { chosen: steps, extra };
  const names = own[0] === '--only' && own.length === 2 ? (own[1] ?? '').split(',') : [];
  const chosen = steps.filter((step) => names.includes(step.name));
  if (chosen.length === 0 || chosen.length !== names.length) {
    throw new SetupError(`Usage: npm test -- --only ${steps.map((step) => step.name).join(',')}`);
  }
  return { chosen, extra };
}

/** @param {typeof steps[number]} step @param {string[]} extra @returns {Promise<StepResult>} */
async function prepareAndRun(step, extra) {
  try {
    await ensure(step.needs, { log });
  } catch (error) {
    log(`Cannot run: ${messageOf(error)}`);
    return { step, ok: false, passed: 0, failed: 1, skipped: 0, seconds: 0, failures: [] };
  }
  return runStep(step, extra);
}

/** @param {StepResult[]} results */
function summarise(results) {
  console.log('\n== Summary ==');
  for (const { step, ok, passed, failed, skipped, seconds } of results) {
    const counts = step.report
      ? ` ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
      : '';
    console.log(
      `${ok ? 'ok    ' : 'FAILED'} ${step.name.padEnd(13)}${seconds.toFixed(1).padStart(6)} s ${counts}`,
    );
  }
  const failing = results.filter((result) => !result.ok).map((result) => result.step.name);
  for (const line of results.flatMap((result) => result.failures)) console.log(`  ${line}`);
  if (failing.length > 0) console.log(`Failed: ${failing.join(', ')}`);
  const total = (/** @type {'passed' | 'failed'} */ key) =>
    results.reduce((sum, result) => sum + result[key], 0);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return failing.length === 0 ? 0 : 1;
}

await runMain(async () => {
  const { chosen, extra } = readArguments(process.argv.slice(2));
  await ensure([], { log });
  /** @type {StepResult[]} */
  const results = [];
  for (const step of chosen) {
    console.log(`\n== ${step.heading} ==`);
    results.push(await prepareAndRun(step, extra));
  }
  return summarise(results);
});
