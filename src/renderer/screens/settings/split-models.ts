import type { ModelStatus } from '../../../contract/model.ts';

export interface SplitModels {
  /** What is here or on its way, and what is recommended. */
  readonly shown: readonly ModelStatus[];
  readonly folded: readonly ModelStatus[];
  /** The catalogue's first entry is its default. Undefined without a catalogue. */
  readonly recommendedId: string | undefined;
}

/** A catalogue is long; most people need one model of it. */
export const splitModels = (models: readonly ModelStatus[]): SplitModels => {
  const recommendedId = models.find(({ source }) => source === 'catalogue')?.id;
  const isShown = ({ id, state }: ModelStatus): boolean => state !== 'absent' || id === recommendedId;
  return {
    shown: models.filter(isShown),
    folded: models.filter((model) => !isShown(model)),
    recommendedId,
  };
};
