import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { type Case, readTruths } from './truth.ts';

const folder = fileURLToPath(new URL('people', import.meta.url));

/** Where a recording lies once its package is installed. README.md in the folder says whose it is. */
const wavFileOf = (name: string): string => {
  if (name === 'inaugural-address')
    return inRoot('node_modules/nodejs-whisper/cpp/whisper.cpp/bindings/go/samples/jfk.wav');
  if (name === 'radio-talk') return '/usr/share/codec2/wav/ve9qrp.wav';
  const number = basename(name).replace('sense-and-sensibility-', '');
  const file = `sense_and_sensibility_01_austen_64kb-${number}.wav`;
  return join('/usr/share/pocketsphinx/test/data/librivox', file);
};

/** Recordings of people that may be passed on, with truth by hand; those whose package is not installed are left out. */
export const peopleCases = (): Case[] =>
  readTruths(folder)
    .map(({ name, truth }) => ({ name, truth, wavFile: wavFileOf(name) }))
    .filter(({ wavFile }) => existsSync(wavFile));
