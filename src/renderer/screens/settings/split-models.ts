import type { ModelStatus } from '../../../contract/model.ts';
import { type LanguageFit, languageFit } from '../../../core/transcript/model-language.ts';

export interface SplitModels {
  /** What is here or on its way, and what is recommended. */
  readonly shown: readonly ModelStatus[];
  readonly folded: readonly ModelStatus[];
  /** The first entry of the catalogue that knows the kit's language. Undefined where there is none. */
  readonly recommendedId: string | undefined;
}

const order: Record<LanguageFit, number> = { whole: 0, part: 1, none: 2 };

/** A catalogue is long; most people need one model of it. Those that know the kit's language come first. */
export const splitModels = (models: readonly ModelStatus[], kitLanguage: string): SplitModels => {
  const fitOf = ({ languages }: ModelStatus): LanguageFit => languageFit(languages, kitLanguage);
  const sorted = models.toSorted((a, b) => order[fitOf(a)] - order[fitOf(b)]);
  const recommendedId = sorted.find((model) => model.source === 'catalogue' && fitOf(model) === 'whole')?.id;
  const isShown = ({ id, state }: ModelStatus): boolean => state !== 'absent' || id === recommendedId;
  return {
    shown: sorted.filter(isShown),
    folded: sorted.filter((model) => !isShown(model)),
    recommendedId,
  };
};
