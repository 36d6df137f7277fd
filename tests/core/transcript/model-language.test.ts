import { expect, it } from 'vitest';
import { languageFit } from '../../../src/core/transcript/model-language.ts';

it('compares languages without their regions', () => {
  expect(languageFit(['en'], 'en-GB')).toBe('whole');
  expect(languageFit(['en'], 'EN')).toBe('whole');
  expect(languageFit(['de', 'fr'], 'fr_CH')).toBe('whole');
  expect(languageFit(['en'], 'de')).toBe('none');
});

it('lets a model of many languages serve every kit, and one of few serve an open kit only in part', () => {
  for (const language of ['en', 'de-AT', 'auto']) expect(languageFit(['*'], language)).toBe('whole');
  expect(languageFit(['en'], 'auto')).toBe('part');
});
