import { expect, it } from 'vitest';
import type { ModelStatus } from '../../../src/contract/model.ts';
import { withModelStatus } from '../../../src/renderer/queries/models.ts';
import { splitModels } from '../../../src/renderer/screens/settings/split-models.ts';
import { languageNote } from '../../../src/renderer/screens/settings/language-note.ts';
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
  const { shown, folded, recommendedId } = splitModels(
    [own, absent('base'), absent('tiny'), model('small')],
    'en',
  );
  expect(recommendedId).toBe('base');
  expect(shown.map(({ id }) => id)).toEqual(['own', 'base', 'small']);
  expect(folded.map(({ id }) => id)).toEqual(['tiny']);
  expect(splitModels([], 'en')).toEqual({ shown: [], folded: [], recommendedId: undefined });
});

it('recommends and puts first what knows the language of the kit, never what knows English only', () => {
  const absent = (id: string, languages: string[]): ModelStatus => ({
    ...model(id),
    state: 'absent',
    languages,
  });
  const catalogue = [
    absent('base.en', ['en']),
    { ...model('tiny.en'), state: 'ready' as const },
    absent('base', ['*']),
    absent('small', ['*']),
  ];
  const ids = (kitLanguage: string) => {
    const { shown, folded, recommendedId } = splitModels(catalogue, kitLanguage);
    return { recommendedId, shown: shown.map(({ id }) => id), folded: folded.map(({ id }) => id) };
  };
  const many = { recommendedId: 'base', shown: ['base', 'tiny.en'], folded: ['small', 'base.en'] };
  expect(ids('de')).toEqual(many);
  expect(ids('pt-BR')).toEqual(many);
  expect(ids('auto')).toEqual(many);
  expect(ids('en-GB').recommendedId).toBe('base.en');
  expect(splitModels([absent('base.en', ['en'])], 'de').recommendedId).toBeUndefined();
});

it('says which models know English only where that is not enough', () => {
  expect(languageNote({ languages: ['en'] }, 'de')).toContain(
    'knows English only, and your kit is in German',
  );
  expect(languageNote({ languages: ['en'] }, 'auto')).toContain('knows English only');
  expect(languageNote({ languages: ['en'] }, 'en-GB')).toBeUndefined();
  expect(languageNote({ languages: ['*'] }, 'de')).toBeUndefined();
});
