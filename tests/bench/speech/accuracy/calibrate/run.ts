// Teaches the acoustic detector of filled pauses: npm run calibrate:filled-pauses -- [--no-write]
// README.md one folder up says how. Writes the weights in src/core/analysis/; the same sources give the same files.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createEar, type TrainedEar } from '../../../../../src/core/analysis/filled-pause-ear.ts';
import { type Checked, checkOn, type HeardTalk, printCheck } from './check.ts';
import { evidenceExamplesOf } from './evidence-examples.ts';
import { lessonOf } from './examples.ts';
import { checkEvidence, fitEvidence } from './fit-evidence.ts';
import { hearTake } from './hear-take.ts';
import { createLessonWriter } from './lessons.ts';
import { promptTalks } from './prompts/prompt-talks.ts';
import { scaledToTruth } from './scale-probability.ts';
import { trainingTakes } from './takes.ts';
import { teachEar } from './teach-ear.ts';
import { parts } from './voices.ts';
import { writeEar, writeNetworks } from './write-weights.ts';

const { values } = parseArgs({ options: { 'no-write': { type: 'boolean', default: false } } });
const log = (line: string): void => void process.stderr.write(`${line}\n`);
const roundsOfChange = 2;

const talks: HeardTalk[] = [];
const lessons = createLessonWriter();
process.on('exit', () => rmSync(lessons.folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));
for (const { group, cases } of [...(await trainingTakes(log)), ...(await promptTalks(log))]) {
  log(`listening to ${group.name}`);
  for (const one of cases)
    for (let round = 1; round <= roundsOfChange; round++) {
      const heard = await hearTake(one, `${one.name} ${group.name} round ${round}`);
      lessons.write(group, lessonOf(heard, one.truth));
      // Whoever is never left out is never heard again.
      if (group.part < parts) talks.push({ group, heard, truth: one.truth });
    }
}
lessons.finish();

// Each part of the speakers is judged by an ear that never heard them; the last has heard all. Two are taught at a time.
const toTeach: (number | undefined)[] = Array.from({ length: parts }, (_, part) => part);
if (!values['no-write']) toTeach.push(undefined);
const checked: Checked[] = [];
let taughtByAll: TrainedEar | undefined;
const teachNext = async (): Promise<void> => {
  while (toTeach.length > 0) {
    const part = toTeach.shift();
    const taught = await teachEar(lessons.folder, part, log);
    if (part === undefined) taughtByAll = taught;
    else {
      const own = talks.filter(({ group }) => group.part === part);
      checked.push(...checkOn(own, () => createEar(taught)));
    }
  }
};
await Promise.all([teachNext(), teachNext()]);
checked.sort((a, b) => talks.indexOf(a.take) - talks.indexOf(b.take));
const scale = scaledToTruth(checked.flatMap(({ answers }) => answers));
printCheck(checked, scale, console.log);
const evidence = checked.flatMap((one, index) => evidenceExamplesOf(one, index, scale));
checkEvidence(evidence, console.log);
if (taughtByAll) {
  writeNetworks(
    'filled-pause-evidence-weights.ts',
    'filledPauseEvidenceNetworks',
    fitEvidence(evidence, 'all'),
  );
  writeEar({ ...taughtByAll, ...scale });
}
