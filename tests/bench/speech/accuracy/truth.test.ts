import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderError, readCases } from './truth.ts';

describe('a folder of recordings', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'truth-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const refusal = (of: string): string => {
    try {
      readCases(of);
    } catch (error) {
      if (error instanceof FolderError) return error.message;
      throw error;
    }
    return 'taken';
  };

  test('is read by name, and sounds without truth are left alone', () => {
    put('b.truth.json', '{"durationMs": 1000}');
    put('b.wav', '');
    put('a.truth.json', '{"durationMs": 2000, "unclear": [{"startMs": 10, "endMs": 200}]}');
    put('a.wav', '');
    put('c.wav', '');
    expect(readCases(folder).map(({ name, truth }) => [name, truth.durationMs])).toEqual([
      ['a', 2000],
      ['b', 1000],
    ]);
  });

  test('is refused with what to mend: no folder, no truth, broken truth, truth of another form, no sound', () => {
    expect(refusal(join(folder, 'nowhere'))).toContain('is no folder');
    expect(refusal(folder)).toContain('holds no NAME.truth.json');
    put('a.truth.json', '{"durationMs": ');
    expect(refusal(folder)).toMatch(/a\.truth\.json is no JSON/);
    put('a.truth.json', '{"durationMs": 10, "pauses": [{"startMs": 5}]}');
    expect(refusal(folder)).toContain('pauses[0].endMs');
    put('a.truth.json', '{"durationMs": 10}');
    expect(refusal(folder)).toMatch(/a\.wav is missing/);
  });
});
