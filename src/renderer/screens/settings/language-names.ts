import { strings } from '../../strings/en.ts';

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** ISO codes as names, at most three of them: "English", "English, German and 4 more". `*` stands for many. */
export const languageNames = (codes: readonly string[]): string => {
  if (codes.includes('*')) return strings.settings.anyLanguage;
  const shown = codes.slice(0, 3).map((code) => names.of(code) ?? code);
  return codes.length > 3
    ? strings.settings.moreLanguages(shown.join(', '), codes.length - 3)
    : shown.join(', ');
};
