import { expect, it } from 'vitest';
import { readingText, wordCountOf } from '../../../../src/renderer/screens/calibration/reading-text.ts';
import { strings } from '../../../../src/renderer/strings/en.ts';

const brief = Array.from({ length: 12 }, () => 'Sie zeigen der Leiterin den Betrieb eines Morgens.').join(
  ' ',
);
const scenario = { kind: 'demo' as const, brief, keyMessages: ['Alles an einem Ort'] };

it('is prose of the scenario’s kind, long enough for half a minute and without figures', () => {
  for (const kind of ['demo', 'objection', 'discovery'] as const) {
    const text = readingText({ language: 'en-GB' }, { ...scenario, kind });
    expect(text).toBe(strings.calibration.reading[kind]);
    expect(wordCountOf(text)).toBeGreaterThanOrEqual(55);
    expect(wordCountOf(text)).toBeLessThanOrEqual(75);
    expect(text).not.toMatch(/\d/);
  }
});

it('is the kit’s own prose in another language, in whole sentences and no longer', () => {
  const text = readingText({ language: 'de' }, scenario);
  expect(text.startsWith('Sie zeigen')).toBe(true);
  expect(text.endsWith('.')).toBe(true);
  expect(wordCountOf(text)).toBeGreaterThanOrEqual(65);
  expect(wordCountOf(text)).toBeLessThan(80);
  expect(readingText({ language: 'de' }, { ...scenario, brief: 'Kurz.' })).toBe('Kurz. Alles an einem Ort.');
});
