import { withoutRegion } from './without-region.ts';

/**
 * How well a model serves a kit. `whole`: it knows the kit's language. `part`: the kit leaves its language open (`auto`), and the model
 * knows only some. `none`: it cannot write down what is said there.
 */
export type LanguageFit = 'whole' | 'part' | 'none';

/** Compares a model's languages (ISO 639-1, or `*` for many) with a kit's (with or without a region, or `auto`). */
export const languageFit = (modelLanguages: readonly string[], kitLanguage: string): LanguageFit => {
  if (modelLanguages.includes('*')) return 'whole';
  const wanted = withoutRegion(kitLanguage);
  if (wanted === 'auto') return 'part';
  return modelLanguages.some((code) => withoutRegion(code) === wanted) ? 'whole' : 'none';
};
