import { expect, test } from 'vitest';
import { repository, sourceFiles } from './source-files.ts';

/** Paths of somebody's own machine do not belong into what everybody gets. Written in parts, so that this file passes. */
const machinePaths = new RegExp(
  ['work/(main|shared)', 'tmp/(team|bash)', '(home|Users)/[a-z]+', 'root/\\.']
    .map((part) => `(^|[\\s'"\`(=:])/${part}`)
    .join('|'),
);

const text = /\.(ts|tsx|mjs|cjs|js|json|md|css|html|svg|yml|yaml|cpp|h|hpp|txt|cmake|sh)$/;

test('no file names a path of the machine that it was written on', () => {
  const folders = ['src', 'tests', 'scripts', 'docs', 'native', 'models', 'resources', '.ci'];
  const files = sourceFiles(repository, folders, text);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => machinePaths.test(file.text)).map((file) => file.path)).toEqual([]);
});

test('such a path is noticed', () => {
  expect(machinePaths.test(['see "', 'work', 'main', 'src"'].join('/'))).toBe(true);
});
