import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TrainedEar } from '../../../../../src/core/analysis/filled-pause-ear.ts';
import { writeLayer, writeNetwork } from '../../../../../src/core/analysis/filled-pause-network.ts';

/** Debian's own, which knows Debian's torch: another may come first on the path. */
const python = '/usr/bin/python3';
const program = fileURLToPath(new URL('./teach/train.py', import.meta.url));

/** What the training writes: of each unit a weight for each input, then a constant. */
interface Taught {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly layers: readonly (readonly number[])[][];
  readonly hidden: readonly (readonly number[])[];
  readonly output: readonly number[];
}

const layerOf = (units: readonly (readonly number[])[]): Float64Array[] =>
  units.map((unit) => Float64Array.from(unit));
const short = (value: number): number => Number(value.toPrecision(4));

/** Teaches an ear with the lessons in a folder, but for one part of the speakers. Its answers are not yet scaled to the truth. */
export const teachEar = async (
  folder: string,
  without: number | undefined,
  log: (line: string) => void,
): Promise<TrainedEar> => {
  const name = without === undefined ? 'all' : `without part ${without + 1}`;
  const out = join(folder, `${name.replaceAll(' ', '-')}.json`);
  const choices = without === undefined ? [] : ['--without', `${without}`];
  const child = spawn(python, [program, folder, '--out', out, ...choices], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => log(`${name}, ${line}`));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(`The training stopped with ${code}. It needs Debian's python3-torch and python3-numpy.`);
  const taught = JSON.parse(readFileSync(out, 'utf8')) as Taught;
  return {
    means: taught.means.map(short),
    deviations: taught.deviations.map(short),
    layers: taught.layers.map((layer) => writeLayer(layerOf(layer))),
    network: writeNetwork({ hidden: layerOf(taught.hidden), output: taught.output }),
    slope: 1,
    constant: 0,
  };
};
