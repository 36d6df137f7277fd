import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readSpeechFile } from '../../../../../../src/host/audio/read-speech.ts';
import type { Phone, Spoken, Voice } from './spoken.ts';

const program = fileURLToPath(new URL('./espeak.py', import.meta.url));
const usualWordsPerMinute = 165;
const wordEvent = 1;

const Events = z.array(z.array(z.tuple([z.int(), z.int(), z.number(), z.string()])));
type Event = z.infer<typeof Events>[number][number];

const phonesOf = (events: readonly Event[]): (Phone & { readonly position: number })[] => {
  const starts = events.filter(([kind, , , name]) => kind !== wordEvent && !/^[;|]/.test(name));
  return starts.flatMap(([, position, seconds, name], index) => {
    const next = starts[index + 1];
    if (!next || name.startsWith('_')) return [];
    const isVowel = /^[aeiouAEIOUV03@]/.test(name) || /^[nlmr]-$/.test(name);
    return [{ name, isVowel, position, startMs: seconds * 1000, endMs: next[2] * 1000 }];
  });
};

/** Words from the phones that follow each word's event. espeak speaks some pairs ("in the") as one word, and so they are told. */
const wordsOf = (text: string, events: readonly Event[], phones: readonly Phone[]): Spoken['words'] => {
  const written = [...text.matchAll(/\S+/g)];
  const begins = events.filter(([kind, position]) => kind === wordEvent && position >= 0);
  return begins.flatMap(([, position, seconds], index) => {
    const next = begins[index + 1];
    const own = written.filter((word) => word.index >= position && word.index < (next?.[1] ?? text.length));
    if (own[0]?.index !== position) return [];
    const fromMs = seconds * 1000;
    const toMs = (next?.[2] ?? Number.POSITIVE_INFINITY) * 1000;
    const sounds = phones.filter(({ startMs }) => startMs >= fromMs - 1 && startMs < toMs - 1);
    const [first] = sounds;
    const last = sounds.at(-1);
    return first && last
      ? [{ text: own.map(([word]) => word).join(' '), startMs: first.startMs, endMs: last.endMs }]
      : [];
  });
};

/** Says each text with espeak-ng; phonemes in double brackets are said as they are. One process, as its state carries over. */
export const speakWithEspeak = async (
  texts: readonly string[],
  voice: Extract<Voice, { engine: 'espeak-ng' }>,
): Promise<Spoken[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'runthrough-voices-'));
  try {
    const files = texts.map((_, index) => join(folder, `${index}.wav`));
    const { name, variant = null, pitch, range } = voice;
    const rate = Math.round(usualWordsPerMinute * voice.rate);
    const input = JSON.stringify({ voice: name, variant, rate, pitch, range, texts, files });
    const answer = execFileSync('python3', [program], { input, maxBuffer: 1 << 28 });
    const events = Events.parse(JSON.parse(answer.toString()));
    const spoken: Spoken[] = [];
    for (const [index, text] of texts.entries()) {
      const samples = await readSpeechFile(files[index] ?? '');
      const phones = phonesOf(events[index] ?? []);
      spoken.push({ samples, phones, words: wordsOf(text, events[index] ?? [], phones), pitch: undefined });
    }
    return spoken;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
