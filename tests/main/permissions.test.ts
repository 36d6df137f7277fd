import { describe, expect, it } from 'vitest';
import { mayHavePermission } from '../../src/main/permissions.ts';
import { mayConnect } from '../../src/main/sender-rule.ts';

const url = 'app://runthrough/';

describe('permissions', () => {
  it.each(['media', 'display-capture'])('gives %s to the main frame of the own page', (permission) => {
    expect(mayHavePermission({ permission, url, isMainFrame: true })).toBe(true);
  });

  it.each([
    'geolocation',
    'notifications',
    'midi',
    'usb',
    'hid',
    'serial',
    'clipboard-read',
    'openExternal',
    'made-up',
  ])('denies what is not listed: %s', (permission) => {
    expect(mayHavePermission({ permission, url, isMainFrame: true })).toBe(false);
  });

  it('denies a frame inside the page, and any other page', () => {
    expect(mayHavePermission({ permission: 'media', url, isMainFrame: false })).toBe(false);
    expect(mayHavePermission({ permission: 'media', url: 'https://runthrough/', isMainFrame: true })).toBe(
      false,
    );
  });
});

describe('who may have a pipe to the host', () => {
  it('is the main frame of the own page alone', () => {
    expect(mayConnect({ url, parent: null })).toBe(true);
    expect(mayConnect({ url, parent: { url } })).toBe(false);
    expect(mayConnect({ url: 'https://evil.example/', parent: null })).toBe(false);
    expect(mayConnect(null)).toBe(false);
  });
});
