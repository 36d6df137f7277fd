// Stamps remember what a set-up step was last done for, so that the next start has nothing to do.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

/** @param {string} name @returns {string | undefined} */
export function readStamp(name) {
  const file = inRoot(`.stamps/${name}`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param {string} name @param {string} value */
export function writeStamp(name, value) {
  mkdirSync(inRoot('.stamps'), { recursive: true });
  writeFileSync(inRoot(`.stamps/${name}`), value);
}

/**
 * One hash over the content of files and of all files below folders. What does not exist counts as empty.
 * @param {string[]} inputs paths relative to the repository
 */
export function hashOf(inputs) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const input of inputs) {
    const full = inRoot(input);
    if (!existsSync(full)) continue;
    if (!statSync(full).isDirectory()) {
      hash.update(`${input}\n`).update(readFileSync(full));
      continue;
    }
    const names = readdirSync(full, { recursive: true }).map(String).sort();
    for (const name of names) {
      const file = path.join(full, name);
      if (statSync(file).isFile()) hash.update(`${input}/${name}\n`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}
