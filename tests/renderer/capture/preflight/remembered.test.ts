import { describe, expect, test } from 'vitest';
import { devicesOf } from '../../../../src/renderer/capture/preflight/remembered.ts';
import type { ScreenSource } from '../../../../src/renderer/capture/types.ts';

const screen = {
  kind: 'screen',
  label: 'A browser tab',
  largestHeightPixels: 360,
  widthPixels: 640,
  heightPixels: 360,
  framesPerSecond: 30,
  hasSystemSound: false,
} as ScreenSource;

const textOf = (change: Partial<ScreenSource> = {}): string =>
  devicesOf({ screen: { ...screen, ...change } });

describe('the devices that were checked', () => {
  test('a screen is the same before its first frame in the size asked for', () => {
    expect(textOf({ widthPixels: 1280, heightPixels: 800 })).toBe(textOf());
  });

  test.each<[string, Partial<ScreenSource>]>([
    ['another kind of screen', { label: 'One window' }],
    ['another size asked for', { largestHeightPixels: 1080 }],
    ['the sound of the computer', { hasSystemSound: true }],
  ])('%s is a change', (_, change) => {
    expect(textOf(change)).not.toBe(textOf());
  });
});
