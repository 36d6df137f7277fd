import type { ModelStatus } from '../../../contract/model.ts';
import { languageFit } from '../../../core/transcript/model-language.ts';
import { strings } from '../../strings/en.ts';
import { languageNames } from './language-names.ts';

/** What somebody should know before using the model: that it serves the kit's language not, or not surely. Undefined where it does. */
export const languageNote = (
  { languages }: Pick<ModelStatus, 'languages'>,
  kitLanguage: string,
): string | undefined => {
  const fit = languageFit(languages, kitLanguage);
  if (fit === 'whole') return undefined;
  const known = languageNames(languages);
  return fit === 'part'
    ? strings.settings.mayNotKnow(known)
    : strings.settings.doesNotKnow(known, languageNames([kitLanguage]));
};
