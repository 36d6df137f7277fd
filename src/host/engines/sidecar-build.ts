import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

// Written by scripts/build-sidecar.mjs.
const recordName = 'whisper-sidecar.build.json';
const Record = z.object({ schemaVersion: z.literal(1), graphics: z.array(z.string()) });

/**
 * Whether this build of the engine has a part for graphics devices, as the record beside the program says; null where there is no record
 * that can be read.
 */
export const isBuiltForGraphics = (program: string): boolean | null => {
  try {
    const text = readFileSync(join(dirname(program), recordName), 'utf8');
    return Record.parse(JSON.parse(text)).graphics.length > 0;
  } catch {
    return null;
  }
};
