import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSpeechFile } from '../../../../../../src/host/audio/read-speech.ts';
import { phoneList, type WantedPhone } from '../../corpus/speak/festival.ts';
import type { Phone, Spoken } from '../../corpus/speak/spoken.ts';
import type { RecordedVoice } from './recorded-voices.ts';

/** Each language has its own sounds: the voice's description says which are vowels. */
const definitions = `
(define (dump utt out)
  (let ((fd (fopen out "w")))
    (mapcar (lambda (s) (format fd "%s %s %f\\n" (item.name s) (item.feat s 'ph_vc) (item.feat s 'end))) (utt.relation.items utt 'Segment))
    (fclose fd)))
(define (say utt name) (utt.synth utt) (utt.save.wave utt (string-append name ".wav") 'riff) (dump utt (string-append name ".txt")))
`;

/** Pitch is changed where the voice has been told its targets and not yet spoken. */
const movePitch = (factor: number): string => `
(set! after_analysis_hooks (append after_analysis_hooks (list (lambda (utt)
  (mapcar (lambda (x) (item.set_feat x 'f0 (* ${factor.toFixed(3)} (item.feat x 'f0))))
    (if (utt.relation.present utt 'Target) (utt.relation.leafs utt 'Target) nil)) utt))))
`;

const phonesOf = (lines: string): Phone[] => {
  let startMs = 0;
  return lines.split('\n').flatMap((line) => {
    const [name = '', isVowel = '', end = ''] = line.split(' ');
    const phone = { name, isVowel: isVowel === '+', startMs, endMs: Number(end) * 1000 };
    if (name === '') return [];
    startMs = phone.endMs;
    return name === '#' || name === 'pau' ? [] : [phone];
  });
};

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
    const isUtf8 = speech.kind === 'words' && speech.language === 'hindi';
    writeFileSync(file, Buffer.from(program, isUtf8 ? 'utf8' : 'latin1'));
    execFileSync('festival', ['-b', file], { stdio: ['ignore', 'ignore', 'ignore'] });
    const spoken: Spoken[] = [];
    for (const index of wanted.keys())
      spoken.push({
        samples: await readSpeechFile(join(folder, `${index}.wav`)),
        phones: phonesOf(readFileSync(join(folder, `${index}.txt`), 'utf8')),
        words: undefined,
        pitch: undefined,
      });
    return spoken;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
