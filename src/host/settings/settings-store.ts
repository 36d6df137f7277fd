import { join } from 'node:path';
import { Settings, type SettingsChange } from '../../contract/settings.ts';
import { readJson, writeJson } from '../files.ts';
import type { Logger } from '../log.ts';

/** Keeps `settings.json` of this person on this device. */
export interface SettingsStore {
  readonly get: () => Settings;
  readonly change: (change: SettingsChange) => Promise<Settings>;
}

/** Opens the settings; a damaged file is passed over and replaced at the next change. */
export const openSettings = async (dataFolder: string, log: Logger): Promise<SettingsStore> => {
  const path = join(dataFolder, 'settings.json');
  let settings = Settings.parse({});
  try {
    settings = (await readJson(path, Settings)) ?? settings;
  } catch (error) {
    log.warn({ err: error }, 'settings could not be read; defaults are used');
  }
  return {
    get: () => settings,
    change: async (change) => {
      settings = Settings.parse({ ...settings, ...change });
      await writeJson(path, settings);
      return settings;
    },
  };
};
