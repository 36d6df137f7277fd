import { writeFileSync } from 'node:fs';
import type { TrainedNetworks } from '../../../../../src/core/analysis/filled-pause-network.ts';
import { inRoot } from '../../../../../scripts/setup/paths.mjs';

const folder = 'src/core/analysis';
const reader = 'filled-pause-network.ts';
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

const cut = (text: string): string[] => text.match(new RegExp(`.{1,${widest}}`, 'g')) ?? [];
const quoted = (lines: readonly string[]): string => lines.map((line) => `    '${line}',\n`).join('');

/** Writes networks as a source file of this name that exports them under `name`. */
export const writeWeights = (
  file: string,
  name: string,
  { means, deviations, networks, slope, constant }: TrainedNetworks,
): void => {
  const short = (value: number): number => Number(value.toFixed(3));
  const text = `import { numbersIn, type TrainedNetworks } from './${reader}';

/** Made by \`npm run calibrate:filled-pauses\`, not by hand. */
export const ${name}: TrainedNetworks = {
  means: numbersIn([
${quoted(list(means))}  ]),
  deviations: numbersIn([
${quoted(list(deviations))}  ]),
  slope: ${short(slope)},
  constant: ${short(constant)},
  networks: [
${networks
  .map(
    ({ digits, scales, constants, output }) => `    {
      digits: [
${quoted(cut(digits)).replaceAll('    ', '        ')}      ].join(''),
      scales: numbersIn([
${quoted(list(scales)).replaceAll('    ', '        ')}      ]),
      constants: numbersIn([
${quoted(list(constants)).replaceAll('    ', '        ')}      ]),
      output: numbersIn([
${quoted(list(output)).replaceAll('    ', '        ')}      ]),
    },
`,
  )
  .join('')}  ],
};
`;
  writeFileSync(inRoot(`${folder}/${file}`), text);
};
