import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSpeechFile } from '../../../../../../src/host/audio/read-speech.ts';
import { isArpabetVowel } from './arpabet.ts';
import type { Phone, Spoken, Voice } from './spoken.ts';

const phonesOf = (line: string): Phone[] => {
  let startMs = 0;
  const phones: Phone[] = [];
  for (const [, name = '', seconds = ''] of line.matchAll(/([a-z]+):([\d.]+)/g)) {
    const endMs = Number(seconds) * 1000;
    if (name !== 'pau') phones.push({ name, isVowel: isArpabetVowel(name), startMs, endMs });
    startMs = endMs;
  }
  return phones;
};

/** Says texts, or lists of phones ("ah m"), with flite. It tells the times of sounds, not of words. */
export const speakWithFlite = async (
  wanted: readonly { readonly text: string; readonly isPhones: boolean; readonly stretch: number }[],
  { name, rate, pitchHz }: Extract<Voice, { engine: 'flite' }>,
): Promise<Spoken[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'runthrough-voices-'));
  try {
    const spoken: Spoken[] = [];
    for (const { text, isPhones, stretch } of wanted) {
      const file = join(folder, 'said.wav');
      const what = isPhones ? ['-p', `pau ${text} pau`] : ['-t', text];
      const how = [`duration_stretch=${(stretch / rate).toFixed(3)}`, `int_f0_target_mean=${pitchHz}`];
      const settings = how.flatMap((setting) => ['--setf', setting]);
      const answer = execFileSync('flite', [
        '-voice',
        name,
        '-psdur',
        ...settings,
        ...what,
        '-o',
        file,
      ]).toString();
      spoken.push({
        samples: await readSpeechFile(file),
        phones: phonesOf(answer),
        words: undefined,
        pitch: undefined,
      });
    }
    return spoken;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
