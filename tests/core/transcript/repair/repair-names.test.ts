import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asRecognised } from '../../../../src/core/transcript/edits.ts';
import { repairNames } from '../../../../src/core/transcript/repair/repair-names.ts';
import { transcriptOf } from '../../analysis/words.ts';
import { devPairs } from './dev.ts';
import { heldOutPairs } from './held-out.ts';
import { heardWords, outcomeOf, vocabulary } from './labelled.ts';

describe('repair of names', () => {
  it.each([
    ['development', devPairs, 0.97, 0.95],
    ['held-out', heldOutPairs, 0.95, 0.9],
  ] as const)('stays as right as it was on the %s pairs', (_name, pairs, leastPrecision, leastRecall) => {
    const { precision, recall, mistakes } = outcomeOf(pairs);
    expect(precision, mistakes.join('; ')).toBeGreaterThanOrEqual(leastPrecision);
    expect(recall, mistakes.join('; ')).toBeGreaterThanOrEqual(leastRecall);
  });

  it('keeps what was heard, with its times and probabilities', () => {
    const heard = transcriptOf(heardWords('open halt~ in~ relay, please'));
    const repaired = repairNames(heard, vocabulary);
    expect(repaired.words.map(({ text }) => text)).toEqual(['open', 'Halden', 'Relay,', 'please']);
    expect(repaired.words[1]?.probability).toBeGreaterThanOrEqual(0.5);
    expect(repaired.edits).toMatchObject([{ by: 'repair', firstWordIndex: 1, wordCount: 2 }]);
    expect(asRecognised(repaired)).toEqual(heard);
  });

  it('never reaches across the end of a sentence or a pause', () => {
    for (const text of ['It is halt~ in.~ Relay it.', 'open halt~ [900] in~ relay']) {
      const heard = transcriptOf(heardWords(text));
      const { words } = repairNames(heard, ['Halden Relay']);
      expect(words.map((word) => word.text).join(' ')).not.toContain('Halden Relay');
    }
  });

  it('does nothing without a vocabulary, and can always be taken back', () => {
    const word = fc.constantFrom(
      'hold~',
      'in~',
      'Holden',
      'relay',
      'S',
      'O.',
      'North',
      'wind',
      'really^',
      'and',
      'data~',
      'loom',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 25 }), (spoken) => {
        const heard = transcriptOf(heardWords(spoken.join(' ')));
        expect(repairNames(heard, [])).toBe(heard);
        const once = repairNames(heard, vocabulary);
        expect(asRecognised(once).words).toEqual(heard.words);
      }),
    );
  });
});
