import { join } from 'node:path';
import { type Logger, pino } from 'pino';

export type { Logger };

/** The local log: JSON lines in the data folder. It never leaves the device by itself. `null` keeps no log file. */
export const createLog = (dataFolder: string | null): Logger =>
  dataFolder === null
    ? pino({ level: 'silent' })
    : pino(
        { level: 'info', base: null },
        pino.destination({ dest: join(dataFolder, 'studio.log'), mkdir: true, sync: false }),
      );
