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

/** All its voices know the same words; this one answers soonest. */
const quickVoice = 'kal';
const soundCounts = new Map<string, number>();

/** How many sounds a word has that stands alone. */
const soundCountOf = (word: string): number => {
  const known = soundCounts.get(word);
  if (known !== undefined) return known;
  const answer = execFileSync('flite', ['-voice', quickVoice, '-ps', '-t', word, '-o', 'none']).toString();
  const count = answer.split(/\s+/).filter((name) => name !== '' && name !== 'pau').length;
  soundCounts.set(word, count);
  return count;
};

/** flite tells the times of sounds only; each word has as many as when it is said alone. Undefined where their sum is not what was said. */
const wordsOf = (text: string, phones: readonly Phone[]): Spoken['words'] => {
  let said = 0;
  const words = text.split(' ').map((word) => {
    const first = said;
    said += soundCountOf(word);
    return { text: word, startMs: phones[first]?.startMs ?? 0, endMs: phones[said - 1]?.endMs ?? 0 };
  });
  return said === phones.length ? words : undefined;
};

/** Says texts, or lists of phones ("ah m"), with flite. */
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
      const phones = phonesOf(answer);
      spoken.push({
        samples: await readSpeechFile(file),
        phones,
        words: isPhones ? undefined : wordsOf(text, phones),
        pitch: undefined,
      });
    }
    return spoken;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
