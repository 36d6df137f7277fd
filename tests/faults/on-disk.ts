import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Fragment, Take } from '../../src/contract/take.ts';

/** Files that make a take; what is made from it may be made again at any time. */
const takeFile = /^(take\.json|fragments\.jsonl|events\.jsonl|[a-z-]+\.(mp4|wav))$/;

const attemptsOf = (dataFolder: string): string => path.join(dataFolder, 'attempts');

/** SHA-256 of every file of every take, by `attempt/file`. */
export const hashTakes = async (dataFolder: string): Promise<Map<string, string>> => {
  const hashes = new Map<string, string>();
  const folder = attemptsOf(dataFolder);
  const attempts = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const attempt of attempts.filter((entry) => entry.isDirectory())) {
    for (const file of await readdir(path.join(folder, attempt.name))) {
      if (!takeFile.test(file)) continue;
      const bytes = await readFile(path.join(folder, attempt.name, file));
      hashes.set(`${attempt.name}/${file}`, createHash('sha256').update(bytes).digest('hex'));
    }
  }
  return hashes;
};

/** Takes of which a file is gone or is not what it was. */
export const harmedTakes = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] => {
  const harmed = [...before].filter(([file, hash]) => after.get(file) !== hash);
  return [...new Set(harmed.map(([file]) => file.split('/')[0] ?? file))];
};

/** What does not fit together in a closed take's files: journal against files, `take.json` against both. */
export const misfits = async (dataFolder: string, attemptId: string): Promise<string[]> => {
  const folder = path.join(attemptsOf(dataFolder), attemptId);
  const take = Take.parse(JSON.parse(await readFile(path.join(folder, 'take.json'), 'utf8')));
  const lines = (await readFile(path.join(folder, 'fragments.jsonl'), 'utf8')).split('\n').slice(0, -1);
  const problems: string[] = [];
  for (const track of take.tracks) {
    const { length } = await readFile(path.join(folder, track.fileName));
    if (length !== track.byteLength)
      problems.push(`${track.fileName} has ${length} bytes, take.json says ${track.byteLength}`);
    const mine = lines.flatMap((line) => Fragment.safeParse(JSON.parse(line)).data ?? []);
    const sequences = mine.filter((line) => line.track === track.kind).map((line) => line.sequence);
    if (sequences.some((sequence, index) => sequence !== index))
      problems.push(`the journal of ${track.kind} goes ${sequences.join(' ')}`);
  }
  return problems;
};
