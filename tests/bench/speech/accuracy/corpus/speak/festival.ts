import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSpeechFile } from '../../../../../../src/host/audio/read-speech.ts';
import { isArpabetVowel } from './arpabet.ts';
import type { Spoken, Voice } from './spoken.ts';

/** A phone to be said: how long, and the pitch at some ms after its start. */
export interface WantedPhone {
  readonly name: string;
  readonly lengthMs: number;
  readonly pitch: readonly { readonly atMs: number; readonly hz: number }[];
}

/** Writes down what is where in an utterance, a line for each thing. */
const dump = `
(define (dump utt out)
  (let ((fd (fopen out "w")))
    (mapcar (lambda (s) (format fd "phone %s %f\\n" (item.name s) (item.feat s 'end))) (utt.relation.items utt 'Segment))
    (if (utt.relation.present utt 'Word)
      (mapcar (lambda (w) (format fd "word %s %f %f\\n" (item.name w) (item.feat w 'word_start) (item.feat w 'word_end)))
        (utt.relation.items utt 'Word)))
    (mapcar (lambda (t) (format fd "pitch %f %f\\n" (item.feat t 'pos) (item.feat t 'f0))) (utt.relation.leafs utt 'Target))
    (fclose fd)))
(define (say utt name) (utt.synth utt) (utt.save.wave utt (string-append name ".wav") 'riff) (dump utt (string-append name ".txt")))
`;

const parse = (lines: string, samples: Float32Array, followsPitch: boolean): Spoken => {
  const phones: { name: string; isVowel: boolean; startMs: number; endMs: number }[] = [];
  const words: { text: string; startMs: number; endMs: number }[] = [];
  const pitch: { atMs: number; hz: number }[] = [];
  let phoneStartMs = 0;
  for (const line of lines.split('\n')) {
    const [kind, ...fields] = line.split(' ');
    const [name = '', first = '', second = ''] = fields;
    if (kind === 'phone') {
      const endMs = Number(first) * 1000;
      phones.push({ name, isVowel: isArpabetVowel(name), startMs: phoneStartMs, endMs });
      phoneStartMs = endMs;
    } else if (kind === 'word')
      words.push({ text: name, startMs: Number(first) * 1000, endMs: Number(second) * 1000 });
    else if (kind === 'pitch') pitch.push({ atMs: Number(name) * 1000, hz: Number(first) });
  }
  return {
    samples,
    phones: phones.filter((phone) => phone.name !== 'pau'),
    words,
    pitch: followsPitch ? pitch : undefined,
  };
};

/** Phones as festival reads them, with their lengths and pitch targets. */
export const phoneList = (phones: readonly WantedPhone[]): string =>
  phones
    .map(({ name, lengthMs, pitch }) => {
      const targets = pitch.map(({ atMs, hz }) => `(${(atMs / 1000).toFixed(4)} ${hz.toFixed(2)})`).join(' ');
      return `(${name} ${(lengthMs / 1000).toFixed(4)} ${targets})`;
    })
    .join(' ');

/** Says texts, or lists of phones, with festival. Its diphone voices follow the pitch contour exactly, the statistical one does not. */
export const speakWithFestival = async (
  wanted: readonly (string | readonly WantedPhone[])[],
  voice: Extract<Voice, { engine: 'festival' }>,
): Promise<Spoken[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'runthrough-voices-'));
  try {
    const { name, rate, pitchHz, spreadHz } = voice;
    const isDiphone = name.endsWith('_diphone');
    const model = '(model_f0_mean 170) (model_f0_std 34)';
    const program = [
      dump,
      `(voice_${name})`,
      `(Parameter.set 'Duration_Stretch ${(1 / rate).toFixed(3)})`,
      isDiphone
        ? `(set! int_lr_params '((target_f0_mean ${pitchHz}) (target_f0_std ${spreadHz}) ${model}))`
        : '',
      ...wanted.map((one, index) => {
        const said =
          typeof one === 'string'
            ? `(Utterance Text ${JSON.stringify(one)})`
            : `(Utterance Segments (${phoneList(one)}))`;
        return `(say ${said} ${JSON.stringify(join(folder, String(index)))})`;
      }),
    ].join('\n');
    const file = join(folder, 'say.scm');
    writeFileSync(file, program);
    execFileSync('festival', ['-b', file], { stdio: ['ignore', 'ignore', 'ignore'] });
    const spoken: Spoken[] = [];
    for (const index of wanted.keys()) {
      const samples = await readSpeechFile(join(folder, `${index}.wav`));
      spoken.push(parse(readFileSync(join(folder, `${index}.txt`), 'utf8'), samples, isDiphone));
    }
    return spoken;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
