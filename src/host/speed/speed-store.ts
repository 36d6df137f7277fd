import { join } from 'node:path';
import { z } from 'zod';
import {
  GraphicsName,
  GraphicsTrial,
  LostGraphics,
  ProcessorTrial,
} from '../../contract/recognition-speed.ts';
import { readJson, writeJson } from '../files.ts';
import type { Logger } from '../log.ts';

/** The device in use. `index`: its place in the list of the engine that tried it. */
const ChosenGraphics = z.object({ ...GraphicsName.shape, index: z.int().min(0) });

/** What trials on this machine found, with one version of the engine: another one is another measurement. */
const SpeedRecord = z.object({
  engineVersion: z.string().default(''),
  processor: z.array(ProcessorTrial).default([]),
  graphics: z.array(GraphicsTrial).default([]),
  chosen: ChosenGraphics.nullable().default(null),
  lost: LostGraphics.nullable().default(null),
});
export type SpeedRecord = z.infer<typeof SpeedRecord>;

/** Keeps `recognition-speed.json`, which is about this machine and never leaves it. */
export interface SpeedStore {
  readonly get: () => SpeedRecord;
  readonly change: (change: Partial<SpeedRecord>) => void;
  /** Forgets what another version of the engine was measured with; a device in use is lost by it. */
  readonly meetEngine: (engineVersion: string) => void;
  readonly close: () => Promise<void>;
}

/** Opens what was found before; a damaged file is passed over. A disk that refuses costs another trial, nothing else. */
export const openSpeedStore = async (dataFolder: string, log: Logger): Promise<SpeedStore> => {
  const path = join(dataFolder, 'recognition-speed.json');
  const before = await readJson(path, SpeedRecord).catch((error: unknown) => {
    log.warn({ err: error }, 'trials of recognition could not be read');
    return null;
  });
  let record = before ?? SpeedRecord.parse({});
  let written: Promise<void> = Promise.resolve();
  const change = (more: Partial<SpeedRecord>): void => {
    record = { ...record, ...more };
    const now = record;
    written = written
      .then(() => writeJson(path, now))
      .catch((error: unknown) => log.warn({ err: error }, 'trials of recognition could not be kept'));
  };
  return {
    get: () => record,
    change,
    meetEngine: (engineVersion) => {
      if (record.engineVersion === engineVersion) return;
      const { chosen } = record;
      const lost = chosen ? { description: chosen.description, reason: 'changed' as const } : record.lost;
      change({ engineVersion, processor: [], graphics: [], chosen: null, lost });
    },
    close: () => written,
  };
};
