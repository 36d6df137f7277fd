import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loopsAcrossPieces, mostRepeats, withoutLoops } from '../../../src/core/transcript/loops.ts';

const words = (text: string) =>
  text.split(' ').map((word, index) => ({
    text: word,
    startMs: index * 300,
    endMs: index * 300 + 250,
    probability: 1,
  }));
const cut = (text: string): string =>
  withoutLoops(words(text))
    .map((word) => word.text)
    .join(' ');
const times = (count: number, text: string): string => Array.from({ length: count }, () => text).join(' ');

describe('withoutLoops', () => {
  it.each([
    'no no no that is it',
    'I I I I want to show you',
    'let me let me let me try',
    'very very very fast',
    'it is zero zero zero zero zero zero zero zero zero zero one',
    'press tab press tab press tab and it is there',
    'we count 1 2 3 4 5 6 7 8 9 10 devices',
    'call one two one two three one two one two three now',
    'Let me try that again. Let me try that again. Now it works.',
    'we can we can we can do that, we can do that',
  ])('keeps what people really say: %s', (text) => {
    expect(cut(text)).toBe(text);
  });

  it('keeps one of a sentence that a decoder repeats in circles, short or long', () => {
    expect(cut(`so ${times(6, 'I will show you,')} and then`)).toBe('so I will show you, and then');
    const long = 'and this is the page where you can see all of the reports of your team at once';
    expect(cut(`${times(4, long)} thanks`)).toBe(`${long} thanks`);
  });

  it.each([
    ['a phrase of three words four times', times(4, 'the gateway is'), 'the gateway is'],
    ['thanks five times', times(5, 'Thank you.'), 'Thank you.'],
    ['a word seven times', `it is ${times(7, 'very')} fast`, 'it is very fast'],
    ['six words four times', `${times(4, 'so we open the audit log')} page`, 'so we open the audit log page'],
    [
      'what was cut off in the middle of a repeat',
      `${times(5, 'and then I see')} and then`,
      'and then I see',
    ],
    ['a count again and again', times(6, 'one, two, three,'), 'one, two, three,'],
    [
      'a count without end',
      `we have ${Array.from({ length: 40 }, (_, index) => `${index + 1},`).join(' ')} end`,
      'we have 1, end',
    ],
  ])('keeps one of %s', (_what, spoken, kept) => {
    expect(cut(spoken)).toBe(kept);
  });

  it('keeps one of a word repeated over and over, in any case and punctuation', () => {
    expect(cut(`the ${times(40, 'data')} end`)).toBe('the data end');
    expect(cut(`the ${times(20, 'Data, data.')} end`)).toBe('the Data, end');
  });

  it('cuts a word that loops in itself, and no real one', () => {
    expect(cut(`well ${'ha'.repeat(30)} yes`)).toBe('well yes');
    expect(cut('hahaha mississippi assessment hmmmmm')).toBe('hahaha mississippi assessment hmmmmm');
  });

  const word = fc.constantFrom('we', 'can', 'see', 'the', 'data', 'no');
  it('touches nothing that repeats no more than people do, and is done after one time', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (spoken) => {
        const once = withoutLoops(words(spoken.join(' ')));
        expect(withoutLoops(once).length).toBeLessThanOrEqual(once.length);
        for (const kept of once) expect(spoken).toContain(kept.text);
      }),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('we', 'can', 'see', 'the', 'data', 'now', 'here', 'is', 'it'), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.nat(30),
        (phrase, more) => {
          const allowed = mostRepeats(phrase);
          const spoken = times(allowed, phrase.join(' '));
          expect(cut(spoken)).toBe(spoken);
          expect(cut(times(allowed + 1 + more, phrase.join(' ')))).toBe(phrase.join(' '));
          const torn = phrase.slice(0, more % phrase.length);
          expect(cut([times(allowed + 1 + more, phrase.join(' ')), ...torn].join(' '))).toBe(
            phrase.join(' '),
          );
        },
      ),
    );
  });
});

describe('loopsAcrossPieces', () => {
  it('finds the same words in piece after piece, but for the first', () => {
    const texts = ['So.', ...Array.from({ length: 5 }, () => 'You can see that here.'), 'Good.'];
    expect(loopsAcrossPieces(texts)).toEqual([false, false, true, true, true, true, false]);
  });

  it('leaves a passage alone that somebody begins again and again', () => {
    const opening = 'Today I will show you how the dashboard works for a whole team.';
    expect(loopsAcrossPieces([opening, opening, opening, opening])).not.toContain(true);
  });

  it('leaves pieces alone that people say alike, and those without words', () => {
    expect(loopsAcrossPieces(['Next.', 'Next.', 'next', 'Next!', 'Next.'])).not.toContain(true);
    expect(loopsAcrossPieces(Array.from({ length: 30 }, () => ''))).not.toContain(true);
  });
});
