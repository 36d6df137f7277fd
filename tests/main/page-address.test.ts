import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPageUrl, pageFileFor } from '../../src/main/page-address.ts';

describe('the address of the page', () => {
  it.each(['app://runthrough/', 'app://runthrough/assets/a.js'])('knows its own: %s', (address) => {
    expect(isPageUrl(address)).toBe(true);
  });

  it.each([
    'app://runthrough.evil/',
    'app://evil/runthrough',
    'http://runthrough/',
    'https://app//runthrough',
    'file:///app/runthrough',
    'app:runthrough',
    'nonsense',
    '',
  ])('knows a foreign one: %s', (address) => {
    expect(isPageUrl(address)).toBe(false);
  });

  it('answers the start page and the files beside it', () => {
    expect(pageFileFor('app://runthrough/', '/page')).toBe('/page/index.html');
    expect(pageFileFor('app://runthrough/assets/a.js', '/page')).toBe('/page/assets/a.js');
  });

  it('never answers a file outside the folder of the page', () => {
    const part = fc.constantFrom('..', '%2e%2e', '%2E.', '/', '%2f', '%5c', '\\', 'a', '%00', '.', '//');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = pageFileFor(`app://runthrough/${parts.join('')}`, '/srv/page');
        expect(file === null || file.startsWith('/srv/page/')).toBe(true);
      }),
    );
  });
});
