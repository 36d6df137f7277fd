import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleRateHz } from '../../../../src/core/analysis/frame-grid.ts';
import { cachedCases } from './corpus/cache.ts';
import type { NamedTake } from './corpus/non-speech.ts';
import { randomOf } from './random.ts';
import { type Case, Truth } from './truth.ts';

const soundsFolder = '/usr/share/asterisk/sounds';

/** Who speaks the prompts of a folder. */
const speakers = [
  { folder: 'en_US_f_Allison', speaker: 'Allison Smith', language: 'en' },
  { folder: 'es_MX_f_Allison', speaker: 'Allison Smith', language: 'es' },
  { folder: 'fr_CA_f_June', speaker: 'June Wallack', language: 'fr' },
  { folder: 'it_IT_m_Carlo', speaker: 'Carlo Flora', language: 'it' },
  { folder: 'ru_RU_f_IvrvoiceRU', speaker: 'a woman of ivrvoice.ru', language: 'ru' },
] as const;
type PromptSpeaker = (typeof speakers)[number];

const unspoken = [
  ...['beep', 'beeperr', 'ascending-2tone', 'descending-2tone', 'tt-monkeys'],
  // Chimes.
  ...['confbridge-join', 'confbridge-leave'],
];
/** G.722 at 64 kbit/s. */
const bytesPerSecond = 8000;
const gapSeconds = 0.5;
const takeSeconds = 60;

/** Prompts one after the other, in an order drawn once, with the package's own silence between them, in takes of a minute or so. */
const encodedTakes = ({ folder }: PromptSpeaker): Buffer[] => {
  const at = join(soundsFolder, folder);
  const gap = readFileSync(join(at, 'silence', '1.g722')).subarray(0, gapSeconds * bytesPerSecond);
  const files = readdirSync(at)
    .filter((file) => file.endsWith('.g722') && !unspoken.includes(basename(file, '.g722')))
    .toSorted();
  const random = randomOf(folder);
  const order = files.map((file) => ({ file, key: random() })).toSorted((a, b) => a.key - b.key);
  const takes: Buffer[][] = [[]];
  let length = 0;
  for (const { file } of order) {
    const prompt = readFileSync(join(at, file));
    takes.at(-1)?.push(prompt, gap);
    length += prompt.length + gap.length;
    if (length < takeSeconds * bytesPerSecond) continue;
    takes.push([]);
    length = 0;
  }
  return takes.filter((take) => take.length > 0).map((take) => Buffer.concat(take));
};

const decoded = (encoded: Buffer): Float32Array => {
  const format = ['-f', 'f32le', '-ar', `${sampleRateHz}`, '-ac', '1'];
  const answer = execFileSync('ffmpeg', ['-v', 'error', '-f', 'g722', '-i', '-', ...format, '-'], {
    input: encoded,
    maxBuffer: 1 << 28,
  });
  return new Float32Array(answer.buffer.slice(answer.byteOffset, answer.byteOffset + answer.byteLength));
};

function* makePrompts(): Generator<NamedTake> {
  for (const one of speakers)
    for (const [index, encoded] of encodedTakes(one).entries()) {
      const samples = decoded(encoded);
      const truth = Truth.parse({
        durationMs: (1000 * samples.length) / sampleRateHz,
        isSynthetic: false,
        speaker: one.speaker,
        language: one.language,
        fillers: [],
      });
      yield { name: `prompts-${one.language}-${String(index + 1).padStart(2, '0')}`, samples, truth };
    }
}

/** Two hours, pauses included, that four people read without a hesitation; none where the packages are not installed. README.md in `people/` says whose they are. */
export const promptCases = async (log: (line: string) => void): Promise<Case[]> => {
  if (!speakers.every(({ folder }) => existsSync(join(soundsFolder, folder)))) return [];
  return cachedCases('prompts', readFileSync(fileURLToPath(import.meta.url), 'utf8'), makePrompts, log);
};
