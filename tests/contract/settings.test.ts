import { expect, test } from 'vitest';
import { Settings, SettingsChange } from '../../src/contract/settings.ts';

test('a change names only what it changes: everything else stays as it is', () => {
  expect(SettingsChange.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(SettingsChange.parse({})).toEqual({});
});

test('settings that were never changed have their defaults', () => {
  expect(Settings.parse({})).toMatchObject({ theme: 'system', modelId: null, allowDownloads: true });
});
