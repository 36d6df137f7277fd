import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wavBytes } from '../../../../../src/host/audio/write-wav.ts';
import { type Case, readCases } from '../truth.ts';
import type { NamedTake } from './non-speech.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const cacheFolder = (): string =>
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'runthrough', 'accuracy');

/** The scripts that make sound. What a split holds is hashed by its own content, so that no split depends on another's. */
const makers = (): string[] =>
  readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /(?<!\.test)\.(?:ts|py)$/.test(file) && !file.startsWith('splits') && file !== 'cache.ts',
    )
    .toSorted();

const hashOf = (content: string): string => {
  const hash = createHash('sha256').update(content);
  for (const file of [...makers(), '../random.ts']) hash.update(readFileSync(join(here, file)));
  return hash.digest('hex').slice(0, 16);
};

/**
 * The cases of a named part of the corpus: from the cache where the same scripts made the same content before, else made now.
 * `content`: what the part is made from, besides the scripts.
 */
export const cachedCases = async (
  name: string,
  content: string,
  make: () => AsyncIterable<NamedTake> | Iterable<NamedTake>,
  log: (line: string) => void,
): Promise<Case[]> => {
  const folder = join(cacheFolder(), `${name}-${hashOf(content)}`);
  if (!existsSync(folder)) {
    mkdirSync(cacheFolder(), { recursive: true });
    for (const old of readdirSync(cacheFolder()))
      if (old.startsWith(`${name}-`)) rmSync(join(cacheFolder(), old), { recursive: true });
    const making = join(cacheFolder(), `making-${name}-${process.pid}`);
    mkdirSync(making, { recursive: true });
    log(`Making the ${name} part of the corpus (once)`);
    for await (const take of make()) {
      writeFileSync(join(making, `${take.name}.wav`), wavBytes(take.samples));
      writeFileSync(join(making, `${take.name}.truth.json`), JSON.stringify(take.truth));
    }
    renameSync(making, folder);
  }
  return readCases(folder);
};
