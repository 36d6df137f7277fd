import { describe, expect, test } from 'vitest';
import { repository, sourceFiles } from './source-files.ts';

const mostLines = 500;
const medianLines = 90;

const lengths = sourceFiles(repository, ['src', 'tests', 'scripts'])
  .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
  .toSorted((a, b) => a.lines - b.lines);

describe('files stay small enough to be read at once', () => {
  test(`none has more than ${mostLines} lines`, () => {
    expect(lengths.length).toBeGreaterThan(0);
    expect(lengths.filter((file) => file.lines > mostLines)).toEqual([]);
  });

  test(`half of those in src have at most ${medianLines} lines`, () => {
    const source = lengths.filter((file) => file.path.startsWith('src/'));
    expect(source[Math.floor((source.length - 1) / 2)]?.lines).toBeLessThanOrEqual(medianLines);
  });
});
