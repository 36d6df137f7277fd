import { withoutRegion } from '../without-region.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { LanguageWords } from './language-words.ts';
import { dutch } from './nl.ts';
import { portuguese } from './pt.ts';

/** Every language that the studio has word lists for. */
export const languages: readonly LanguageWords[] = [english, german, french, spanish, portuguese, dutch];

/** The word lists of a language code ("en", "pt-BR"); undefined where there are none. */
export const languageWords = (code: string): LanguageWords | undefined => {
  const wanted = withoutRegion(code);
  return languages.find((language) => language.code === wanted);
};
