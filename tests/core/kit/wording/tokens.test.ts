import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../../src/core/kit/wording/lexicon.ts';
import { tokenise, tokenisePhrase } from '../../../../src/core/kit/wording/tokens.ts';

const english = lexiconOf('en-GB');
const stems = (text: string) => tokenisePhrase(text, english).map((token) => token.stem);

describe('tokenise', () => {
  test.each([
    ['Alerts, alerted, ALERT!', 'alert alert alert'],
    ['single sign-on', 'SSO'],
    ['set up', 'setup'],
    ["don't", 'do not'],
    ['you\u2019re', 'you are'],
    ['4 hours', 'four hours'],
    ['1,000,000 records', 'one million records'],
    ['100% of it', 'hundred percent of it'],
    ['it was sent and kept', 'it is send and keep'],
    ["the customer's data", 'the customer data'],
    ['Um, the, uh, data', 'the data'],
  ])('"%s" is the same as "%s"', (one, other) => {
    expect(stems(one)).toEqual(stems(other));
  });

  test.each([
    ['encrypted', 'decrypted'],
    ['export', 'import'],
    ['two hundred', 'two hundred and fifty'],
    ['fast', 'slow'],
  ])('"%s" is not the same as "%s"', (one, other) => {
    expect(stems(one)).not.toEqual(stems(other));
  });

  test('joins no words over the end of a clause', () => {
    expect(stems('He is right. Now I go.')).toContain('now');
    expect(stems('Right now I go.')).not.toContain('now');
    expect(stems('There were two, hundred people came')).not.toContain('#200');
  });

  test('knows from which words a token was made, and where clauses end', () => {
    const tokens = tokenise(['So,', 'um,', 'single', 'sign-on', 'works.'], english);
    expect(tokens).toMatchObject([
      { firstWord: 0, lastWord: 0, endsClause: true, endsSentence: false },
      { firstWord: 2, lastWord: 3, endsClause: false },
      { firstWord: 4, lastWord: 4, endsSentence: true },
    ]);
  });

  test.each([
    ['We do not promise it', true],
    ['Not only that', false],
    ['There is no doubt about it', false],
    ['No, we do', false],
    ['It never, ever fails', true],
    ['Why not try it', false],
  ])('"%s" holds a word that turns it round: %s', (text, isTurned) => {
    expect(tokenisePhrase(text, english).some((token) => token.role === 'negator')).toBe(isTurned);
  });

  test('a language without a lexicon is compared word by word', () => {
    const tokens = tokenisePhrase('Jede Änderung wird gespeichert', lexiconOf('sv'));
    expect(tokens.map((token) => token.stem)).toEqual(['jede', 'änderung', 'wird', 'gespeichert']);
  });

  test('never fails, and every token lies within the words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })), (words) => {
        for (const token of tokenise(words, english)) {
          expect(token.firstWord).toBeLessThanOrEqual(token.lastWord);
          expect(token.lastWord).toBeLessThan(words.length);
        }
      }),
    );
  });
});
