import { writeFileSync } from 'node:fs';
import type { TrainedEar } from '../../../../../src/core/analysis/filled-pause-ear.ts';
import type {
  TrainedNetworks,
  WrittenLayer,
  WrittenNetwork,
} from '../../../../../src/core/analysis/filled-pause-network.ts';
import { inRoot } from '../../../../../scripts/setup/paths.mjs';

const folder = 'src/core/analysis';
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
const scaled = ({ means, deviations, slope, constant }: Omit<TrainedNetworks, 'networks'>): string =>
  `means: ${numbers(means)},\ndeviations: ${numbers(deviations)},\nslope: ${short(slope)},\nconstant: ${short(constant)},\n`;

/** Indents what is inside brackets. */
const indented = (text: string): string => {
  let depth = 0;
  return text
    .split('\n')
    .map((line) => {
      if (/^[\])}]/.test(line)) depth--;
      const own = line === '' ? '' : `${'  '.repeat(depth)}${line}`;
      if (/[[({]$/.test(line)) depth++;
      return own;
    })
    .join('\n');
};

const write = (file: string, imports: string, name: string, type: string, body: string): void =>
  writeFileSync(
    inRoot(`${folder}/${file}`),
    `${imports}\n/** Made by \`npm run calibrate:filled-pauses\`, not by hand. */\n${indented(`export const ${name}: ${type} = {\n${body}};\n`)}`,
  );

/** Writes networks as a source file of this name that exports them under `name`. */
export const writeNetworks = (file: string, name: string, trained: TrainedNetworks): void =>
  write(
    file,
    "import { numbersIn, type TrainedNetworks } from './filled-pause-network.ts';\n",
    name,
    'TrainedNetworks',
    `${scaled(trained)}networks: [\n${trained.networks.map((one) => `${network(one)},\n`).join('')}],\n`,
  );

/** Writes an ear in the same way. */
export const writeEar = (file: string, name: string, trained: TrainedEar): void =>
  write(
    file,
    "import type { TrainedEar } from './filled-pause-ear.ts';\nimport { numbersIn } from './filled-pause-network.ts';\n",
    name,
    'TrainedEar',
    `${scaled(trained)}layers: [\n${trained.layers.map((one) => `{\n${layer(one)}},\n`).join('')}],\nnetwork: ${network(trained.network)},\n`,
  );
