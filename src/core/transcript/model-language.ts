/**
 * How well a model serves a kit. `whole`: it knows the kit's language. `part`: the kit leaves its language open (`auto`), and the model
 * knows only some. `none`: it cannot write down what is said there.
 */
export type LanguageFit = 'whole' | 'part' | 'none';

// Recognisers know languages, not their regions: "en-GB" is "en" to them.
const base = (code: string): string => code.toLowerCase().split(/[-_]/)[0] ?? code;

/** Compares a model's languages (ISO 639-1, or `*` for many) with a kit's (with or without a region, or `auto`). */
export const languageFit = (modelLanguages: readonly string[], kitLanguage: string): LanguageFit => {
  if (modelLanguages.includes('*')) return 'whole';
  const wanted = base(kitLanguage);
  if (wanted === 'auto') return 'part';
  return modelLanguages.some((code) => base(code) === wanted) ? 'whole' : 'none';
};
