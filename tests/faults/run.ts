// Seeded faults in real takes: `npm run faults:capture`, with
//   -- --cases N   so many (200)      -- --from N   from this seed on      -- --seed N,M only these
//   -- --lanes N   so many at a time (one for every two cores: more would measure the machine)      -- --json
// A real host, a real Chromium with the product's recorder and encoders, earlier takes on the same disk. Ends with 1 when a take does not
// open again, more than a second of one is missing, or an earlier one was touched.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { faultKinds } from './kinds.ts';
import { type CaseResult, largestLossMs } from './run-case.ts';
import { runCases } from './run-cases.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    lanes: { type: 'string', default: String(Math.max(1, availableParallelism() >> 1)) },
    json: { type: 'boolean', default: false },
  },
});
const seeds =
  values.seed === undefined
    ? Array.from({ length: Number(values.cases) }, (_, index) => index + Number(values.from))
    : values.seed.split(',').map(Number);

const isWell = (result: CaseResult): boolean =>
  result.opened && result.lostMs <= largestLossMs && result.earlierTakesHarmed === 0;

const lineOf = (result: CaseResult): string =>
  [
    isWell(result) ? 'ok    ' : 'FAILED',
    `seed ${String(result.seed).padStart(3)}`,
    result.kind.padEnd(14),
    `${String(result.lostMs).padStart(4)} ms lost`,
    `${(result.tookMs / 1000).toFixed(1).padStart(5)} s`,
    [result.what, ...result.problems].join('; '),
  ].join('  ');

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => ending.abort());

let done = 0;
const results = await runCases({
  seeds,
  lanes: Number(values.lanes),
  signal: ending.signal,
  onResult: (result) => {
    done += 1;
    process.stderr.write(`${String(done).padStart(3)}/${seeds.length} ${lineOf(result)}\n`);
  },
});

const table = Object.keys(faultKinds).flatMap((kind) => {
  const mine = results.filter((result) => result.kind === kind);
  if (mine.length === 0) return [];
  const worst = Math.max(...mine.map((result) => result.lostMs));
  const middle = mine.map((result) => result.lostMs).toSorted((a, b) => a - b)[mine.length >> 1] ?? 0;
  const opened = mine.filter((result) => result.opened).length;
  return [
    `${kind.padEnd(16)}${String(mine.length).padStart(6)}${String(opened).padStart(8)}` +
      `${String(middle).padStart(13)}${String(worst).padStart(12)}` +
      `${String(mine.reduce((sum, result) => sum + result.earlierTakesHarmed, 0)).padStart(9)}`,
  ];
});
process.stdout.write('fault            cases  opened  median lost   most lost   harmed\n');
process.stdout.write(`${table.join('\n')}\n`);
const failing = results.filter((result) => !isWell(result)).toSorted((a, b) => a.seed - b.seed);
for (const result of failing)
  process.stdout.write(`${lineOf(result)}\n  again: npm run faults:capture -- --seed ${result.seed}\n`);
if (values.json) {
  const summary = {
    cases: results.length,
    opened: results.filter((result) => result.opened).length,
    lostMsMax: Math.max(0, ...results.map((result) => result.lostMs)),
    earlierTakesHarmed: results.reduce((sum, result) => sum + result.earlierTakesHarmed, 0),
  };
  process.stdout.write(`${JSON.stringify(summary)}\n`);
}
process.exitCode = failing.length === 0 ? 0 : 1;
