import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Kit, type Scenario } from '../../../src/contract/kit.ts';
import { messagesMissing } from '../../../src/core/score/messages-missing.ts';

const kit = Kit.parse(
  JSON.parse(readFileSync(new URL('../../../resources/sample-kit/kit.json', import.meta.url), 'utf8')),
);
const scenario = kit.scenarios.find(({ id }) => id === 'product-demo') as Scenario;

const said = (text: string) => ({
  language: 'en',
  words: text.split(' ').map((word, index) => ({
    index,
    text: word,
    startMs: index * 400,
    endMs: index * 400 + 300,
    probability: 0.9,
    segmentIndex: 0,
  })),
});
const audit = 'Every change is saved in the audit log.';
const next = 'The next step is a free trial for your team.';

describe('key messages that are missing', () => {
  test('are due in the last section where the rubric names none, and in their own section', () => {
    const all = messagesMissing(scenario, 'close', said('Welcome to all of you.'));
    expect(all).toBe(8);
    expect(messagesMissing(scenario, 'portal', said('Welcome to all of you.'))).toBe(0);
    expect(messagesMissing(scenario, 'close', said(audit))).toBe(all - 1);
    expect(messagesMissing(scenario, 'close', said(`${audit} ${next}`))).toBe(all - 2);
  });

  test('are not called for where they were perhaps said, but are where the opposite was', () => {
    const unsure = said(audit);
    const doubted = { ...unsure, words: unsure.words.map((word) => ({ ...word, probability: 0.2 })) };
    expect(messagesMissing(scenario, 'close', doubted)).toBe(7);
    expect(messagesMissing(scenario, 'close', said('Every change is not saved in the audit log.'))).toBe(8);
  });

  test('are all missing where nothing was said', () => {
    expect(messagesMissing(scenario, 'close', { language: 'en', words: [] })).toBe(8);
  });
});
