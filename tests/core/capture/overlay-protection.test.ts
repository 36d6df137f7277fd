import { describe, expect, it } from 'vitest';
import { overlayProtection } from '../../../src/core/capture/overlay-protection.ts';

describe('whether the small window stays out of a recording', () => {
  it.each([
    ['electron', 'win32', 'unknown'],
    ['electron', 'darwin', 'unknown'],
    ['electron', 'linux', 'unprotected'],
    ['chromium', 'win32', 'unprotected'],
    ['chromium', 'darwin', 'unprotected'],
    ['chromium', 'linux', 'unprotected'],
  ] as const)('is, in %s on %s, %s before a trial', (shell, platform, protection) => {
    expect(overlayProtection({ shell, platform })).toBe(protection);
  });

  it('is what a trial has shown, whatever the system claims', () => {
    expect(overlayProtection({ shell: 'electron', platform: 'win32', trial: 'leaks' })).toBe('unprotected');
    expect(overlayProtection({ shell: 'chromium', platform: 'linux', trial: 'kept-out' })).toBe('protected');
  });
});
