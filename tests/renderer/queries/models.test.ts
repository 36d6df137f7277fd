import { expect, it } from 'vitest';
import type { ModelStatus } from '../../../src/contract/model.ts';
import { withModelStatus } from '../../../src/renderer/queries/models.ts';
import { splitModels } from '../../../src/renderer/screens/settings/split-models.ts';
import { languageNames } from '../../../src/renderer/screens/settings/language-names.ts';

const model = (id: string, fraction = 0): ModelStatus => ({
  id,
  title: id,
  languages: ['en'],
  byteLength: 1,
  licence: 'MIT',
  source: 'catalogue',
  state: 'downloading',
  fraction,
  selected: false,
});

it('puts news of a model in its place, and a new model at the end', () => {
  const models = [model('base'), model('small')];
  expect(withModelStatus(models, model('base', 0.5)).map(({ fraction }) => fraction)).toEqual([0.5, 0]);
  expect(withModelStatus(models, model('own')).map(({ id }) => id)).toEqual(['base', 'small', 'own']);
});

it('names languages as people do', () => {
  expect(languageNames(['en'])).toBe('English');
  expect(languageNames(['en', 'de', 'fr', 'es', 'pt'])).toBe('English, German, French and 2 more');
  expect(languageNames(['*'])).toBe('Many languages');
});

it('shows the recommended model and those that are here, and folds the rest of the catalogue away', () => {
  const absent = (id: string): ModelStatus => ({ ...model(id), state: 'absent' });
  const own: ModelStatus = { ...model('own'), source: 'own-file', state: 'ready' };
  const { shown, folded, recommendedId } = splitModels([own, absent('base'), absent('tiny'), model('small')]);
  expect(recommendedId).toBe('base');
  expect(shown.map(({ id }) => id)).toEqual(['own', 'base', 'small']);
  expect(folded.map(({ id }) => id)).toEqual(['tiny']);
  expect(splitModels([])).toEqual({ shown: [], folded: [], recommendedId: undefined });
});
