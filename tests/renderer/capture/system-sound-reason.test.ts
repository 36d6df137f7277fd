import { describe, expect, test } from 'vitest';
import { missingSystemSound, systemSoundReason } from '../../../src/renderer/capture/system-sound-reason.ts';
import type { ScreenSource } from '../../../src/renderer/capture/types.ts';

describe('why the sound of the demo is not recorded', () => {
  test.each([
    ['own-window', 'windows', 'monitor', 'not-shared'],
    ['own-window', 'macos', 'monitor', 'not-on-this-system'],
    ['own-window', 'linux', 'window', 'not-on-this-system'],
    ['browser', 'linux', 'browser', 'not-shared'],
    ['browser', 'windows', 'window', 'not-for-windows'],
    ['browser', 'windows', 'monitor', 'not-shared'],
    ['browser', 'macos', 'monitor', 'not-shared'],
    ['browser', 'linux', 'monitor', 'needs-tab'],
    ['browser', 'other', 'monitor', 'needs-tab'],
  ] as const)('%s on %s, %s shared: %s', (shell, system, surface, reason) => {
    const said = systemSoundReason({ shell, system, surface });
    expect(said?.reason).toBe(reason);
    expect(said?.happened).toMatch(/\.$/);
    expect(said?.remedy).toMatch(/\.$/);
  });

  test('nothing is said while nothing is shared', () => {
    expect(systemSoundReason({ shell: 'browser', system: 'linux', surface: undefined })).toBeUndefined();
    expect(missingSystemSound(undefined)).toBeUndefined();
  });

  const screen: ScreenSource = {
    kind: 'screen',
    surface: 'window',
    label: 'One window',
    stream: undefined as never,
    widthPixels: 640,
    heightPixels: 360,
    framesPerSecond: 30,
    largestHeightPixels: 1080,
    hasSystemSound: false,
    onEnded: () => () => undefined,
    close: () => undefined,
  };

  test('of an open screen it tells only where its sound is missing', () => {
    expect(missingSystemSound(screen)?.reason).toBe('not-for-windows');
    expect(missingSystemSound({ ...screen, hasSystemSound: true })).toBeUndefined();
  });
});
