import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const repository = path.resolve(import.meta.dirname, '../..');

/** A source file as the checks see it: `path` relative to the root, with slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** All files below the folders (those that exist) whose name matches, sorted by path. */
export function sourceFiles(
  root: string,
  folders: readonly string[],
  name = /\.(ts|tsx|mjs|js)$/,
): SourceFile[] {
  const found: SourceFile[] = [];
  for (const folder of folders) {
    const full = path.join(root, folder);
    if (!statSync(full, { throwIfNoEntry: false })) continue;
    for (const entry of readdirSync(full, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !name.test(entry.name)) continue;
      const file = path.join(entry.parentPath, entry.name);
      found.push({
        path: path.relative(root, file).split(path.sep).join('/'),
        text: readFileSync(file, 'utf8'),
      });
    }
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The text with comments blanked out, lines kept. Good enough for a check by words: a `//` or `/*` inside a string or pattern
 * could only hide code from it when it stands there on purpose, and a line of a URL is told apart by its colon.
 */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');
}
