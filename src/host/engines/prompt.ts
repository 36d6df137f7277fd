import { isNameOrTerm } from '../../core/transcript/repair/vendor-names.ts';
import { withoutRegion } from '../../core/transcript/without-region.ts';

// Brings some of the "um" back that Whisper leaves out. Longer ones (above 32 characters) lose whole sentences.
const prompts: Readonly<Record<string, string>> = {
  en: 'Um, uh, hmm, er, ah.',
  de: 'Äh, ähm, hm, öh, ja.',
  fr: 'Euh, hum, ben, hein.',
  es: 'Eh, em, este, mmm.',
  it: 'Ehm, eh, uhm, mmm.',
  nl: 'Eh, ehm, uh, hm.',
  pt: 'É, hum, ahn, eh.',
};

/** The prompt that keeps fillers in, or none for a language without one. */
export const defaultPrompt = (language: string): string => prompts[withoutRegion(language)] ?? '';

/** How takes of a kit are recognised: the same while they are recorded and afterwards. */
export const howToRecognise = (kit: {
  readonly language: string;
  readonly vocabulary: readonly string[];
}): { readonly language: string; readonly prompt: string; readonly vocabulary: readonly string[] } => ({
  language: withoutRegion(kit.language),
  prompt: defaultPrompt(kit.language),
  // An ordinary word ("gateway") needs no favour.
  vocabulary: kit.vocabulary.filter((entry) => isNameOrTerm(entry)),
});
