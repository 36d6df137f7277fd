import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RecognisedPiece, assembleTranscript } from '../../../src/core/transcript/assemble.ts';
import { inventedPieces } from '../../../src/core/transcript/invented-phrases.ts';
import { findRepetitions } from '../../../src/core/analysis/repetitions.ts';
import { languageWords } from '../../../src/core/transcript/languages/languages.ts';
import { transcriptOf } from '../analysis/words.ts';

/** A piece whose voice lasts so long, with 250 ms around it; its words stand one after the other in it. */
const pieceOf = (
  text: string,
  voiceMs: number,
  startMs = 0,
  figures: readonly [number, number] = [0.25, -0.5],
) => {
  const parts = text.split(' ');
  const wordMs = voiceMs / parts.length;
  const tokens = parts.map((part, id) => ({
    id,
    text: ` ${part}`,
    startMs: 250 + id * wordMs,
    endMs: 250 + (id + 1) * wordMs,
    probability: 0.9,
  }));
  const [noSpeechProbability, meanLogProbability] = figures;
  return {
    piece: {
      startMs,
      endMs: startMs + voiceMs + 500,
      voiced: [{ startMs: startMs + 250, endMs: startMs + 250 + voiceMs }],
    },
    segments: [{ startMs: 250, endMs: 250 + voiceMs, noSpeechProbability, meanLogProbability, tokens }],
  };
};
const inRow = (...pieces: readonly (readonly [text: string, voiceMs: number])[]): RecognisedPiece[] =>
  pieces.map(([text, voiceMs], index) => pieceOf(text, voiceMs, index * 30_000));
const transcriptFrom = (pieces: readonly RecognisedPiece[]) =>
  assembleTranscript(pieces, { language: 'en', recogniser: transcriptOf([]).recogniser, prompt: '' });
const textOf = (pieces: readonly RecognisedPiece[]): string =>
  transcriptFrom(pieces)
    .words.map(({ text }) => text)
    .join(' ');
const talk = ['So this is the home page of the portal.', 3000] as const;

describe('a phrase alone in its piece that recognisers invent', () => {
  it.each([
    'Thanks for watching!',
    'Please like and subscribe.',
    'Vielen Dank fürs Zuschauen!',
    "Merci d'avoir regardé cette vidéo.",
  ])('goes where nobody says it to a customer, however sure it was: %s', (text) => {
    const pieces = [pieceOf(...talk), pieceOf(text, 1500, 30_000, [0.01, -0.1])];
    expect(transcriptFrom(pieces)).toMatchObject({ droppedSegments: 1 });
    expect(textOf(pieces)).toBe(talk[0]);
  });

  it.each([
    ['Thank you.', 130],
    ['you', 120],
    ['Thank you very much.', 400],
    ['Vielen Dank.', 200],
    ['Thank you. Bye.', 300],
  ])('goes where the voice of its piece is too short for it: %s in %i ms', (text, voiceMs) => {
    expect(textOf(inRow(talk, [text, voiceMs], talk))).toBe(`${talk[0]} ${talk[0]}`);
  });

  it('goes where its voice is only snippets with gaps', () => {
    const [piece] = inRow(['Thank you.', 2000]);
    const voiced = [300, 900, 1500].map((startMs) => ({ startMs, endMs: startMs + 120 }));
    expect(piece && textOf([{ ...piece, piece: { ...piece.piece, voiced } }])).toBe('');
  });

  it('goes where it comes again in the pieces beside it: of two the second, of more all', () => {
    const thanks = ['Thank you.', 700] as const;
    expect(textOf(inRow(talk, thanks, thanks, talk))).toBe(`${talk[0]} Thank you. ${talk[0]}`);
    expect(textOf(inRow(talk, thanks, thanks, thanks, thanks, thanks))).toBe(talk[0]);
    expect(textOf(inRow(['you', 400], ['You.', 500], [' you', 300], talk))).toBe(talk[0]);
    expect(transcriptFrom(inRow(talk, thanks, thanks, thanks)).droppedSegments).toBe(3);
  });

  it.each(['Thank you.', 'Thank you very much.', 'Bye bye.', 'See you next time.', 'Merci.', 'Tschüss!'])(
    'stays where its voice holds it: %s',
    (text) => {
      expect(textOf(inRow([text, 1100], talk, [text, 1100]))).toBe(`${text} ${talk[0]} ${text}`);
      expect(transcriptFrom(inRow([text, 1100])).droppedSegments).toBe(0);
    },
  );

  it('stays where it is a part of what was said, also "thanks for watching"', () => {
    const closing = 'That was it, thanks for watching.';
    expect(textOf(inRow([closing, 1800]))).toBe(closing);
    expect(textOf(inRow(['You see it.', 250]))).toBe('You see it.');
  });

  it('leaves people alone who wait or begin anew', () => {
    const waiting = ['Okay.', 200] as const;
    expect(textOf(inRow(waiting, waiting, ['So.', 100], waiting, waiting))).toBe(
      'Okay. Okay. So. Okay. Okay.',
    );
  });
});

describe('loops', () => {
  it('are cut to one inside a piece, and the count of what went is true', () => {
    const transcript = transcriptFrom([
      pieceOf('Thank you. Thank you. Thank you. Thank you. Thank you.', 4000),
    ]);
    expect(transcript.words.map(({ text }) => text)).toEqual(['Thank', 'you.']);
    expect(transcript.droppedSegments).toBe(0);
  });

  it('leave the repetitions to the measure that people really make', () => {
    const { words } = transcriptFrom([pieceOf('we can we can we can see the the the data', 4000)]);
    expect(findRepetitions(words, languageWords('en'), []).map(({ text }) => text)).toEqual([
      'we can',
      'the',
    ]);
  });
});

describe('whatever is heard', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'Thank',
        'you.',
        'you',
        'so',
        'Thanks',
        'for',
        'watching!',
        'Bye.',
        'the',
        'data',
        '1,',
        '2,',
        '♪',
      ),
      {
        minLength: 1,
        maxLength: 14,
      },
    )
    .map((words) => words.join(' '));
  const pieces = fc.array(fc.tuple(text, fc.integer({ min: 10, max: 5000 })), { maxLength: 12 });

  it('a piece with any word that no known phrase holds never goes for a phrase', () => {
    fc.assert(
      fc.property(pieces, (spoken) => {
        const invented = inventedPieces(
          inRow(...spoken).map(({ piece }, index) => ({
            text: spoken[index]?.[0] ?? '',
            voiced: piece.voiced,
          })),
        );
        expect(invented).toHaveLength(spoken.length);
        for (const [index, [said]] of spoken.entries())
          if (/the|data|\d/.test(said)) expect(invented[index]).toBe(false);
      }),
    );
  });

  it('segments are either in the transcript or counted as dropped, and words keep their order', () => {
    fc.assert(
      fc.property(pieces, (spoken) => {
        const recognised = inRow(...spoken);
        const { segments, words, droppedSegments } = transcriptFrom(recognised);
        expect(segments.length + droppedSegments).toBe(recognised.length);
        for (const [index, word] of words.entries()) {
          expect(word.index).toBe(index);
          expect(word.startMs).toBeGreaterThanOrEqual(words[index - 1]?.endMs ?? 0);
        }
      }),
    );
  });
});
