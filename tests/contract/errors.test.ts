import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorPage } from '../../scripts/error-page/error-page.ts';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { type ErrorCode, errorCatalogue, StudioError } from '../../src/contract/errors.ts';

describe('the error catalogue', () => {
  it('is what docs/errors.md shows', () => {
    expect(readFileSync(inRoot('docs/errors.md'), 'utf8')).toBe(errorPage());
  });

  it.each(Object.entries(errorCatalogue))(
    '%s says what happened and what to do, as whole sentences',
    (code, entry) => {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(entry.happened).toMatch(/^[A-Z].*\.$/);
      expect(entry.remedy).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('crosses the wire without losing its code, details and log id', () => {
    const error = new StudioError('disk-full' satisfies ErrorCode, 'D:', { logId: 'a1b2' });
    const back = StudioError.fromWire(error.toWire());
    expect(back).toMatchObject({ code: 'disk-full', details: 'D:', logId: 'a1b2', message: error.message });
  });
});
