import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { TrainedEar } from '../../../../../src/core/analysis/filled-pause-ear.ts';
import type {
  Scales,
  TrainedNetworks,
  WrittenLayer,
  WrittenNetwork,
} from '../../../../../src/core/analysis/filled-pause-network.ts';
import { inRoot } from '../../../../../scripts/setup/paths.mjs';

const folder = 'src/core/analysis';
const networkFile = 'filled-pause-network.ts';
const earFile = 'filled-pause-ear.ts';
const layersFile = 'filled-pause-ear-layers.ts';
const widest = 104;

const list = (values: readonly number[]): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const value of values) {
    const next = line === '' ? `${value}` : `${line} ${value}`;
    if (next.length > widest) lines.push(line);
    line = next.length > widest ? `${value}` : next;
  }
  return [...lines, line];
};

const quoted = (lines: readonly string[]): string => lines.map((line) => `'${line}',\n`).join('');
const numbers = (values: readonly number[]): string => `numbersIn([\n${quoted(list(values))}])`;
const digitsOf = (digits: string): string =>
  `[\n${quoted(digits.match(new RegExp(`.{1,${widest}}`, 'g')) ?? [])}].join('')`;
const short = (value: number): number => Number(value.toFixed(3));

const layer = ({ digits, scales, constants }: WrittenLayer): string =>
  `digits: ${digitsOf(digits)},\nscales: ${numbers(scales)},\nconstants: ${numbers(constants)},\n`;
const network = (one: WrittenNetwork): string => `{\n${layer(one)}output: ${numbers(one.output)},\n}`;
const scaled = ({ means, deviations, slope, constant }: Scales): string =>
  `means: ${numbers(means)},\ndeviations: ${numbers(deviations)},\nslope: ${short(slope)},\nconstant: ${short(constant)},\n`;

const write = (file: string, imports: string, name: string, type: string, body: string): void => {
  const path = inRoot(`${folder}/${file}`);
  const madeBy = '/** Made by `npm run calibrate:filled-pauses`, not by hand. */';
  writeFileSync(path, `${imports}\n${madeBy}\nexport const ${name}: ${type} = ${body};\n`);
  execFileSync(inRoot('node_modules/.bin/biome'), ['format', '--write', path], { stdio: 'ignore' });
};

/** Writes networks as a source file of this name that exports them under `name`. */
export const writeNetworks = (file: string, name: string, trained: TrainedNetworks): void =>
  write(
    file,
    `import { numbersIn, type TrainedNetworks } from './${networkFile}';\n`,
    name,
    'TrainedNetworks',
    `{\n${scaled(trained)}networks: [\n${trained.networks.map((one) => `${network(one)},\n`).join('')}],\n}`,
  );

/** Writes an ear in the same way, what hears frames into a file of its own. */
export const writeEar = (trained: TrainedEar): void => {
  write(
    layersFile,
    `import { numbersIn, type WrittenLayer } from './${networkFile}';\n`,
    'filledPauseEarLayers',
    'readonly WrittenLayer[]',
    `[\n${trained.layers.map((one) => `{\n${layer(one)}},\n`).join('')}]`,
  );
  write(
    'filled-pause-ear-weights.ts',
    `import type { TrainedEar } from './${earFile}';\nimport { filledPauseEarLayers } from './${layersFile}';\nimport { numbersIn } from './${networkFile}';\n`,
    'filledPauseEar',
    'TrainedEar',
    `{\n${scaled(trained)}layers: filledPauseEarLayers,\nnetwork: ${network(trained.network)},\n}`,
  );
};
