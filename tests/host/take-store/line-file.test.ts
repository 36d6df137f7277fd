import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLineFile } from '../../../src/host/take-store/line-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'line-file-'));
  path = join(folder, 'lines.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('goes on behind the last whole line, wherever a crash cut the file', async () => {
  const lines = ['{"a":1}', '{"b":"zwei"}', '{"c":[3]}'];
  const whole = Buffer.from(`${lines.join('\n')}\n`);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), async (cut) => {
      await writeFile(path, whole.subarray(0, cut));
      const file = await openLineFile(path);
      await file.write('{"next":true}');
      await file.close();
      const text = await readFile(path, 'utf8');
      const kept = lines.filter((_, index) => `${lines.slice(0, index + 1).join('\n')}\n`.length <= cut);
      expect(text).toBe([...kept, '{"next":true}', ''].join('\n'));
      expect(file.lastLines).toEqual(kept);
    }),
    { numRuns: 40 },
  );
});

it('remembers only the last lines of a long file', async () => {
  const lines = Array.from({ length: 5000 }, (_, index) =>
    JSON.stringify({ index, padding: 'x'.repeat(40) }),
  );
  await writeFile(path, `${lines.join('\n')}\n`);
  const file = await openLineFile(path);
  await file.close();
  expect(file.lastLines.at(-1)).toBe(lines.at(-1));
  expect(file.lastLines.length).toBeLessThan(1500);
  expect(lines.slice(-file.lastLines.length)).toEqual(file.lastLines);
});
