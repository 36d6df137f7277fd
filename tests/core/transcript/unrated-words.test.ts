import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Transcript } from '../../../src/contract/transcript.ts';
import { assembleTranscript } from '../../../src/core/transcript/assemble.ts';
import { isUnrated, withKnownRatings } from '../../../src/core/transcript/rating.ts';
import { repairNames } from '../../../src/core/transcript/repair/repair-names.ts';
import { transcriptOf, wordsOf } from '../analysis/words.ts';
import { devPairs } from './repair/dev.ts';
import { heldOutPairs } from './repair/held-out.ts';
import { vocabulary } from './repair/labelled.ts';

const recogniser = { ...transcriptOf([]).recogniser, engine: 'whisper.node' };

/** What an engine hears that does not tell how sure it is: words of 280 ms, a segment for each sentence, voice throughout. */
const heardUnrated = (text: string): Transcript => {
  const sentences = text.split(/(?<=[.?!]) /);
  let atMs = 0;
  const segments = sentences.map((sentence) => {
    const startMs = atMs;
    const tokens = sentence.split(' ').map((word, id) => {
      atMs += 300;
      return { id, text: ` ${word}`, startMs: atMs - 300, endMs: atMs - 20, probability: null };
    });
    return { startMs, endMs: atMs, noSpeechProbability: null, meanLogProbability: null, tokens };
  });
  const piece = { startMs: 0, endMs: atMs, voiced: [{ startMs: 0, endMs: atMs }] };
  return assembleTranscript([{ piece, segments }], { language: 'en', recogniser, prompt: 'Um, uh, hmm.' });
};
const textOf = ({ words }: Transcript): string => words.map(({ text }) => text).join(' ');
const repairedText = (text: string): string => textOf(repairNames(heardUnrated(text), vocabulary));

describe('words of an engine that does not tell how sure it is', () => {
  it('stay unknown in the transcript, which fits the contract', () => {
    const transcript = heardUnrated('Let me share my screen. It is here.');
    expect(Transcript.parse(transcript)).toEqual(transcript);
    expect(transcript.words.map(({ probability }) => probability)).toEqual(Array(8).fill(null));
    expect(transcript.segments[0]).toMatchObject({ noSpeechProbability: null, meanLogProbability: null });
  });

  it('are not taken away for weak evidence that nobody told', () => {
    const text = 'So that is the whole demo. Thank you very much. Okay. See you next time.';
    expect(heardUnrated(text)).toMatchObject({ droppedSegments: 0 });
    expect(textOf(heardUnrated(text))).toBe(text);
  });

  it.each([
    'Please hold on really carefully.',
    'We put a golden relay in the rack.',
    'The holding relay opens when power fails.',
    'the harden key store is on site',
    'We asked Walden about it.',
  ])('become no name by their sound alone: %s', (text) => {
    expect(repairedText(text)).toBe(text);
  });

  it('become a name where its letters were said one by one, or where it was torn apart, and stay unknown', () => {
    expect(repairedText('We log in with S. S. O. here')).toBe('We log in with SSO here');
    const torn = repairNames(heardUnrated('We use Data Loom here'), vocabulary);
    expect(textOf(torn)).toBe('We use DataLoom here');
    expect(torn.words.every(({ probability }) => probability === null)).toBe(true);
  });

  it('become only what has the very letters of a name, whatever was heard', () => {
    const words = [...devPairs, ...heldOutPairs].flatMap(({ heard }) =>
      heard
        .replace(/[~^]|\[\d+\]/g, '')
        .split(/\s+/)
        .filter(Boolean),
    );
    const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }), (spoken) => {
        const heard = transcriptOf(wordsOf(spoken.join(' ')).map((word) => ({ ...word, probability: null })));
        expect(letters(textOf(repairNames(heard, vocabulary)))).toBe(letters(textOf(heard)));
      }),
    );
  });
});

describe('withKnownRatings', () => {
  const old: Transcript = {
    ...transcriptOf(
      wordsOf('please Halden Relay it now').map((word, index) => ({
        ...word,
        probability: [0.5, 0.83, 0.83, 1, 0.5][index] ?? 0.5,
      })),
    ),
    recogniser,
  };

  it('takes away what older studios made up for the slow engine, but for what the speaker put right', () => {
    expect(isUnrated(old)).toBe(true);
    expect(withKnownRatings(old).words.map(({ probability }) => probability)).toEqual([
      null,
      null,
      null,
      1,
      null,
    ]);
  });

  it('leaves words alone that an engine rated', () => {
    const rated = transcriptOf(wordsOf('please open it'));
    expect(isUnrated(rated)).toBe(false);
    expect(withKnownRatings(rated)).toBe(rated);
  });
});
