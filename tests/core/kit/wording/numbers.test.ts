import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../../src/core/kit/wording/numbers.ts';

const read = (text: string) => readNumber(text.split(' '), 0);

describe('readNumber', () => {
  test.each([
    ['two hundred servers', 200, 2],
    ['two hundred and fifty servers', 250, 4],
    ['hundred percent', 100, 1],
    ['twenty five users', 25, 2],
    ['five six', 5, 1],
    ['200 servers', 200, 1],
    ['99.9 percent', 99.9, 1],
    ['four million records', 4_000_000, 2],
    ['one thousand and one nights', 1001, 4],
    ['two hundred thousand three hundred and seven', 200_307, 7],
    ['five and six', 5, 1],
    ['5 million', 5_000_000, 2],
  ])('%s', (text, value, next) => {
    expect(read(text)).toEqual({ value, next });
  });

  test.each(['', 'servers', 'and five', 'fortunately'])('"%s" starts with no number', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('always goes on, whatever the words', () => {
    const word = fc.constantFrom('one', 'twenty', 'hundred', 'thousand', 'million', 'and', '7', 'point', 'x');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const { next, value } = readNumber(words, 0) ?? { next: 0, value: 0 };
        expect(next).toBeLessThanOrEqual(words.length);
        expect(next > 0 || value === 0).toBe(true);
        expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});
