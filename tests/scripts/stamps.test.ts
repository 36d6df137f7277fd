import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { hashOf } from '../../scripts/setup/stamps.mjs';

mkdirSync(inRoot('.cache'), { recursive: true });
const folder = mkdtempSync(inRoot('.cache/stamps-test-'));
const inputs = [path.relative(inRoot('.'), folder)];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the hash of a folder changes with content, with names and with nothing else', () => {
  writeFileSync(path.join(folder, 'a.ts'), 'one');
  const first = hashOf(inputs);
  expect(hashOf(inputs)).toBe(first);
  writeFileSync(path.join(folder, 'a.ts'), 'two');
  const second = hashOf(inputs);
  expect(second).not.toBe(first);
  writeFileSync(path.join(folder, 'a.ts'), 'one');
  expect(hashOf(inputs)).toBe(first);
  writeFileSync(path.join(folder, 'b.ts'), '');
  expect(hashOf(inputs)).not.toBe(first);
});

test('what does not exist yet counts as empty', () => {
  expect(hashOf(['not/there'])).toBe(hashOf([]));
});
