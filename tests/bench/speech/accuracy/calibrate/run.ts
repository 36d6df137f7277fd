// Teaches the acoustic detector of filled pauses: npm run calibrate:filled-pauses -- [--no-write]
// README.md one folder up says how. Writes the weights in src/core/analysis/; the same sources give the same files.
import { parseArgs } from 'node:util';
import { probabilityJudge } from '../../../../../src/core/analysis/filled-pause-probability.ts';
import { type Checked, checkOn, printCheck } from './check.ts';
import { evidenceExamplesOf } from './evidence-examples.ts';
import { type Example, examplesOf } from './examples.ts';
import { checkEvidence, fitEvidence } from './fit-evidence.ts';
import { fitNetworks } from './fit.ts';
import { hearTake } from './hear-take.ts';
import { scaledToTruth } from './scale-probability.ts';
import type { LearningTake } from './check.ts';
import { trainingTakes } from './takes.ts';
import { parts } from './voices.ts';
import { writeWeights } from './write-weights.ts';

const { values } = parseArgs({ options: { 'no-write': { type: 'boolean', default: false } } });
const log = (line: string): void => void process.stderr.write(`${line}\n`);
const roundsOfChange = 2;

const takes: LearningTake[] = [];
for (const { group, cases } of await trainingTakes(log)) {
  log(`listening to ${group.name}`);
  for (const one of cases)
    for (let round = 1; round <= roundsOfChange; round++) {
      const heard = await hearTake(one, `${one.name} ${group.name} round ${round}`);
      takes.push({ group, heard, truth: one.truth, examples: examplesOf(heard, one.truth, group.weight) });
    }
}

const examplesWithout = (part: number): Example[] =>
  takes.flatMap(({ group, examples }) => (group.part === part ? [] : examples));

// Each part of the speakers is judged by networks that never heard them. Two are taught at a time.
const partNumbers = Array.from({ length: parts }, (_, part) => part);
const checked: Checked[] = [];
const judgeNext = async (): Promise<void> => {
  for (let part = partNumbers.shift(); part !== undefined; part = partNumbers.shift()) {
    log(`part ${part + 1} of ${parts}: learning from the others`);
    const judge = probabilityJudge(await fitNetworks(examplesWithout(part), `without part ${part}`));
    const own = takes.filter(({ group }) => group.part === part);
    checked.push(...checkOn(own, judge));
  }
};
await Promise.all([judgeNext(), judgeNext()]);
checked.sort((a, b) => takes.indexOf(a.take) - takes.indexOf(b.take));
const scale = scaledToTruth(checked.flatMap(({ answers }) => answers));
printCheck(checked, scale, console.log);
const evidence = checked.flatMap((one, index) => evidenceExamplesOf(one, index, scale));
checkEvidence(evidence, console.log);
if (!values['no-write']) {
  log('learning from all');
  writeWeights(
    'filled-pause-evidence-weights.ts',
    'filledPauseEvidenceNetworks',
    fitEvidence(evidence, 'all'),
  );
  writeWeights('filled-pause-weights.ts', 'filledPauseNetworks', {
    ...(await fitNetworks(examplesWithout(-1), 'all')),
    ...scale,
  });
}
