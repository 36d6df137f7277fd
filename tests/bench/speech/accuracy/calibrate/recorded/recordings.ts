import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSpeechFile } from '../../../../../../src/host/audio/read-speech.ts';
import { samplesOf } from '../../corpus/sound/samples.ts';
import type { Phone, Spoken } from '../../corpus/speak/spoken.ts';
import type { Random } from '../../random.ts';

const shortestMs = 450;
const longestMs = 3500;
const marginMs = 40;

/** Sounds of a recording between its silences: festival's label files hold the end of each sound in seconds, and its name. */
const phrasesIn = (labels: string): Phone[][] => {
  const phrases: Phone[][] = [[]];
  let startMs = 0;
  for (const line of labels.split('\n')) {
    const [end = '', , name] = line.trim().split(/\s+/);
    if (name === undefined) continue;
    const endMs = Number(end) * 1000;
    if (name === 'pau') phrases.push([]);
    else phrases.at(-1)?.push({ name, isVowel: /^[aeiouy]/.test(name), startMs, endMs });
    startMs = endMs;
  }
  return phrases.filter((phones) => {
    const length = (phones.at(-1)?.endMs ?? 0) - (phones[0]?.startMs ?? 0);
    return length >= shortestMs && length <= longestMs;
  });
};

/** Phrases that a person really said, cut from recordings at their silences. */
export const recordedPhrases = async (folder: string, count: number, random: Random): Promise<Spoken[]> => {
  const names = readdirSync(join(folder, 'lab')).toSorted();
  const spoken: Spoken[] = [];
  while (spoken.length < count) {
    const name = random.pick(names);
    const phrases = phrasesIn(readFileSync(join(folder, 'lab', name), 'utf8'));
    if (phrases.length === 0) continue;
    const phones = random.pick(phrases);
    const fromMs = Math.max(0, (phones[0]?.startMs ?? 0) - marginMs);
    const toMs = (phones.at(-1)?.endMs ?? 0) + marginMs;
    const whole = await readSpeechFile(join(folder, 'wav', name.replace('.lab', '.wav')));
    spoken.push({
      samples: whole.slice(samplesOf(fromMs), samplesOf(toMs)),
      phones: phones.map((one) => ({ ...one, startMs: one.startMs - fromMs, endMs: one.endMs - fromMs })),
      words: undefined,
      pitch: undefined,
    });
  }
  return spoken;
};
