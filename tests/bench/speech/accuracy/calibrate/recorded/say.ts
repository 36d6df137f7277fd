import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSpeechFile } from '../../../../../../src/host/audio/read-speech.ts';
import { phoneList, type WantedPhone } from '../../corpus/speak/festival.ts';
import type { Phone, Spoken } from '../../corpus/speak/spoken.ts';
import type { RecordedVoice } from './recorded-voices.ts';

/** Each language has its own sounds: the voice's description says which are vowels. Single sounds belong to no word. */
const definitions = `
(define (dump utt out)
  (let ((fd (fopen out "w")))
    (mapcar (lambda (s) (format fd "sound %s %s %f\\n" (item.name s) (item.feat s 'ph_vc) (item.feat s 'end))) (utt.relation.items utt 'Segment))
    (if (utt.relation.present utt 'Word)
      (mapcar (lambda (w) (format fd "word %s %f %f\\n" (item.name w) (item.feat w 'word_start) (item.feat w 'word_end)))
        (utt.relation.items utt 'Word)))
    (fclose fd)))
(define (say utt name) (utt.synth utt) (utt.save.wave utt (string-append name ".wav") 'riff) (dump utt (string-append name ".txt")))
`;

/** Pitch is changed where the voice has been told its targets and not yet spoken. */
const movePitch = (factor: number): string => `
(set! after_analysis_hooks (append after_analysis_hooks (list (lambda (utt)
  (mapcar (lambda (x) (item.set_feat x 'f0 (* ${factor.toFixed(3)} (item.feat x 'f0))))
    (if (utt.relation.present utt 'Target) (utt.relation.leafs utt 'Target) nil)) utt))))
`;

const linesOf = (lines: string, kind: 'sound' | 'word'): string[][] =>
  lines
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([first, ...fields]) => (first === kind ? [fields] : []));

const phonesOf = (lines: string): Phone[] => {
  let startMs = 0;
  return linesOf(lines, 'sound').flatMap(([name = '', isVowel, end]) => {
    const phone = { name, isVowel: isVowel === '+', startMs, endMs: Number(end) * 1000 };
    startMs = phone.endMs;
    return name === '#' || name === 'pau' ? [] : [phone];
  });
};

/** What a word is spelt like for those who take it for English: an "e" at the end would be silent; other scripts are spelt by their sounds. */
const spelt = (word: string, sounds: readonly Phone[]): string =>
  /\p{Script=Latin}/u.test(word) ? word.replace(/e$/, 'y') : sounds.map(({ name }) => name).join('');

const wordsOf = (lines: string, phones: readonly Phone[]): NonNullable<Spoken['words']> =>
  linesOf(lines, 'word').flatMap(([word = '', start, end]) => {
    const [startMs, endMs] = [Number(start) * 1000, Number(end) * 1000];
    const sounds = phones.filter((one) => startMs < (one.startMs + one.endMs) / 2 && one.endMs <= endMs);
    return sounds.length > 0 ? [{ text: spelt(word, sounds), startMs, endMs }] : [];
  });

/** Says texts in the voice's own language, or lists of its sounds, with festival. */
export const sayWithRecordings = async (
  wanted: readonly (string | readonly WantedPhone[])[],
  { name, pitch, rate, speech }: RecordedVoice,
): Promise<Spoken[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'runthrough-voices-'));
  try {
    const program = [
      definitions,
      `(voice_${name})`,
      `(Parameter.set 'Duration_Stretch ${(1 / rate).toFixed(3)})`,
      movePitch(pitch),
      ...wanted.map((one, index) => {
        const said =
          typeof one === 'string'
            ? `(Utterance Text ${JSON.stringify(one)})`
            : `(Utterance Segments (${phoneList(one)}))`;
        return `(say ${said} ${JSON.stringify(join(folder, String(index)))})`;
      }),
    ].join('\n');
    const file = join(folder, 'say.scm');
    const encoding = speech.kind === 'words' && speech.language === 'hindi' ? 'utf8' : 'latin1';
    writeFileSync(file, Buffer.from(program, encoding));
    execFileSync('festival', ['-b', file], { stdio: ['ignore', 'ignore', 'ignore'] });
    const spoken: Spoken[] = [];
    for (const index of wanted.keys()) {
      const lines = readFileSync(join(folder, `${index}.txt`), encoding);
      const phones = phonesOf(lines);
      const samples = await readSpeechFile(join(folder, `${index}.wav`));
      spoken.push({ samples, phones, words: wordsOf(lines, phones), pitch: undefined });
    }
    return spoken;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
