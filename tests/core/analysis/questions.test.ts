import { describe, expect, test } from 'vitest';
import { findQuestions } from '../../../src/core/analysis/questions.ts';
import { languageWords } from '../../../src/core/transcript/languages/languages.ts';
import { wordsOf } from './words.ts';

const asked = (text: string, code = 'en'): boolean[] =>
  findQuestions(wordsOf(text), languageWords(code)).map(({ isOpen }) => isOpen);

describe('questions', () => {
  test.each([
    ['What problem are you trying to solve today?', true],
    ['So, um, how do you handle this now?', true],
    ['Before we begin, what do you use today?', true],
    ['Can you walk me through your process?', true],
    ['How many people are on your team right now?', false],
    ['Do you have any questions for me?', false],
    ['This works for you, right?', false],
    ['Is that what you need?', false],
  ])('"%s" is one; open: %s', (text, isOpen) => {
    expect(asked(text)).toEqual([isOpen]);
  });

  test('are not seen in statements', () => {
    expect(asked('What we do is simple. How it works does not matter.')).toEqual([]);
  });

  test('are seen without punctuation by how they begin', () => {
    expect(asked('we are done [900] what do you think about it [900] we can go on')).toEqual([true]);
  });

  test('have the moment of their own sentence', () => {
    expect(findQuestions(wordsOf('Good. Why now? Fine.'), languageWords('en'))).toEqual([
      { startMs: 250, endMs: 700, firstWordIndex: 1, lastWordIndex: 2, isOpen: true },
    ]);
  });

  test.each([
    ['de', 'Wie machen Sie das heute?', true],
    ['de', 'Wie viele Leute arbeiten hier?', false],
    ['fr', 'Comment gérez-vous cela ?', true],
    ['fr', "Combien d'utilisateurs avez-vous ?", false],
    ['es', '¿Qué problema quiere resolver?', true],
    ['es', '¿Cuántas personas son?', false],
    ['pt', 'Como vocês fazem isso hoje?', true],
    ['pt', 'Quantas pessoas são?', false],
    ['nl', 'Hoe doet u dat nu?', true],
    ['nl', 'Hoeveel mensen zijn er?', false],
  ])('in "%s": %s open: %s', (code, text, isOpen) => {
    expect(asked(text, code)).toEqual([isOpen]);
  });

  test('of an unknown language are counted, not judged', () => {
    expect(asked('Miksi nyt?', 'fi')).toEqual([false]);
  });
});
