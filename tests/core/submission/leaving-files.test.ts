import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SubmissionFile } from '../../../src/contract/submission.ts';
import { isLeavingFileName, leavingFiles } from '../../../src/core/submission/leaving-files.ts';
import { certificationTake } from './submission-parts.ts';

describe('isLeavingFileName', () => {
  it('accepts every file of a take', () => {
    for (const file of leavingFiles(certificationTake())) expect(isLeavingFileName(file.name)).toBe(true);
    expect(isLeavingFileName('original.mov')).toBe(true);
    expect(isLeavingFileName('system-sound.mp4')).toBe(true);
  });

  it.each([
    '../take.json',
    '..\\take.json',
    '/etc/passwd',
    'screen.mp4/../../key',
    'screen',
    'screen.',
    '.mp4',
    'screen.mp4.exe',
    'screen.MP4',
    'submission.json',
    'receipt.json',
    'fragments.jsonl',
    'con.mp4',
    'take.json\0',
    '',
  ])('refuses %j', (name) => {
    expect(isLeavingFileName(name)).toBe(false);
  });

  it('lets no separator, no parent folder and no name outside the contract through', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `screen.${text}`),
        ),
        (name) => {
          if (!isLeavingFileName(name)) return;
          expect(name).not.toMatch(/[/\\\0]|\.\./);
          expect(SubmissionFile.shape.name.safeParse(name).success).toBe(true);
        },
      ),
    );
  });
});
