// How true the measures are: npm run bench:accuracy -- [--json] [--folder DIR] [--model FILE] [--no-recognition] [--no-held-out]
// README.md beside this file says what the corpus holds and what form a folder has.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ensure } from '../../../../scripts/setup/ensure.mjs';
import { errorCatalogue, StudioError } from '../../../../src/contract/errors.ts';
import { nonSpeechCases, sentenceCases, splitCases } from './corpus/corpus.ts';
import { development } from './corpus/splits/development.ts';
import { heldOut } from './corpus/splits/held-out.ts';
import type { Split } from './corpus/splits/split.ts';
import { type HeardCase, hearCase } from './listen/hear.ts';
import { type Listener, openRecogniser } from './listen/recognise.ts';
import { withUnclearGaps } from './listen/unclear.ts';
import { printAnchors, printPart, printWords } from './print.ts';
import { peopleCases } from './people.ts';
import { promptCases } from './prompts.ts';
import { type CaseScore, scoreCase } from './score/score-case.ts';
import { type Summary, summaryOf } from './score/summary.ts';
import { type Case, FolderError, readCases } from './truth.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    folder: { type: 'string' },
    model: { type: 'string' },
    'no-recognition': { type: 'boolean', default: false },
    'no-held-out': { type: 'boolean', default: false },
  },
});
const toStderr = (line: string): void => void process.stderr.write(`${line}\n`);
const log = values.json ? toStderr : console.log;

/** Listens to a case; a sound that cannot be read is named. */
const hearNamed = async (one: Case): Promise<HeardCase> => {
  try {
    return await hearCase(one);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const { happened, remedy } = errorCatalogue[error.code];
    throw new FolderError(`${one.wavFile}: ${happened} ${remedy}`);
  }
};

const scoreAll = async (cases: readonly Case[], recogniser: Listener | undefined): Promise<CaseScore[]> => {
  const scores: CaseScore[] = [];
  for (const [index, one] of cases.entries()) {
    if (index % 20 === 0) toStderr(`listening to ${one.name} (${index + 1} of ${cases.length})`);
    const heard = await hearNamed(one);
    const isKnown = one.truth.isForRecognition || recogniser?.isTestModel === false;
    const words = recogniser && isKnown ? await recogniser.recognise(heard) : undefined;
    scores.push(scoreCase(heard, words));
  }
  return scores;
};

interface Invented {
  readonly kind: string;
  files: number;
  words: number;
}

/** Words that are written down where nobody speaks, by kind of sound. */
const countInvented = async (cases: readonly Case[], recogniser: Listener): Promise<Invented[]> => {
  const kinds = new Map<string, Invented>();
  for (const one of cases) {
    const kind = one.truth.speaker;
    const count = kinds.get(kind) ?? { kind, files: 0, words: 0 };
    kinds.set(kind, count);
    count.files++;
    count.words += (await recogniser.recognise(await hearNamed(one))).words.length;
  }
  return [...kinds.values()];
};

const rounded = (value: number, decimals: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(decimals)) : null;

/** The line that programs read. */
const lineOf = (main: Summary, words: Summary, invented: readonly Invented[], cases: number) => ({
  wer: rounded(words.words.wer, 4),
  wordOnsetMedianMs: rounded(words.words.onsetMedianMs, 1),
  pauseF1: rounded(main.pauses.f1, 4),
  pauseBoundaryMedianMs: rounded(main.pauses.boundaryMedianMs, 1),
  filledPauseF1: rounded(main.filledPauses.f1, 4),
  syllableRateError: rounded(main.rates.syllableRateError, 4),
  f0MedianError: rounded(main.pitch.medianError, 4),
  inventedWords: invented.length === 0 ? null : invented.reduce((sum, one) => sum + one.words, 0),
  cases,
});

/** Laughing and singing are voices: harder than what the promise names, and told apart. */
const isVoice = (kind: string): boolean => kind === 'laughter' || kind === 'singing';

const benchFolder = async (folder: string, recogniser: Listener | undefined) => {
  const cases = readCases(folder);
  const untold = readdirSync(folder).filter(
    (file) => /\.wav$/i.test(file) && !cases.some(({ wavFile }) => basename(wavFile) === file),
  );
  if (untold.length > 0) toStderr(`Left alone, without a truth file: ${untold.join(', ')}`);
  const speech = cases.filter(({ truth }) => truth.isSpeech);
  const scores = await scoreAll(speech, recogniser);
  const silent = cases.filter(({ truth }) => !truth.isSpeech);
  const invented = recogniser ? await countInvented(silent, recogniser) : [];
  const summary = summaryOf(scores);
  printPart(folder, scores, log);
  printWords(recogniser?.modelName ?? 'no model', summary, invented, log);
  printAnchors(log);
  return lineOf(summary, summary, invented, cases.length);
};

const talksOf = async (split: Split) => withUnclearGaps(await splitCases(split, toStderr));

const benchCorpus = async (recogniser: Listener | undefined) => {
  // Not for a folder, which any machine can take.
  await ensure(['voices', 'people'], { log: toStderr });
  const tuned = await scoreAll(await talksOf(development), undefined);
  printPart('Development split', tuned, log);
  const sentences = recogniser ? await scoreAll(await sentenceCases(toStderr), recogniser) : [];
  const invented = recogniser ? await countInvented(await nonSpeechCases(toStderr), recogniser) : [];
  const people = await scoreAll(peopleCases(), recogniser);
  // Their words are not told, and a model would need half an hour for them.
  const prompts = await scoreAll(await promptCases(toStderr), undefined);
  printPart('People', people, log);
  printPart('Prompts that people read without a hesitation', prompts, log);
  printPart('Sentences of the test model, really recognised', sentences, log);
  printWords(recogniser?.modelName ?? 'no model', summaryOf(sentences), invented, log);
  // Last, and never looked at while tuning.
  const unseen = values['no-held-out'] ? [] : await scoreAll(await talksOf(heldOut), undefined);
  printPart('Held-out split, never used for tuning', unseen, log);
  printAnchors(log);
  const promised = invented.filter(({ kind }) => !isVoice(kind));
  const main = summaryOf(unseen.length > 0 ? unseen : tuned);
  const files = invented.reduce((sum, one) => sum + one.files, 0);
  return lineOf(
    main,
    summaryOf(sentences),
    promised,
    tuned.length + people.length + prompts.length + sentences.length + unseen.length + files,
  );
};

const recogniser = values['no-recognition'] ? undefined : await openRecogniser(values.model);
try {
  const line =
    values.folder === undefined
      ? await benchCorpus(recogniser)
      : await benchFolder(values.folder, recogniser);
  if (values.json) console.log(JSON.stringify(line));
} catch (error) {
  if (!(error instanceof FolderError)) throw error;
  toStderr(error.message);
  process.exitCode = 1;
} finally {
  await recogniser?.close();
}
