import type { Pause } from '../../../../contract/analysis.ts';
import type { Moment } from '../../../../contract/primitives.ts';

/** How a mark is drawn: told apart by more than colour, and named in the legend. */
export type MarkLook = 'faint' | 'strong' | 'striped' | 'cue';

export interface Marks {
  readonly look: MarkLook;
  readonly moments: readonly Moment[];
}

const lookOf = ({ isLong, isDeadAir, screenChanging, screenUnknown }: Pause): MarkLook => {
  if (screenChanging) return 'striped';
  if (screenUnknown) return 'faint';
  return isLong || isDeadAir ? 'strong' : 'faint';
};

/** Pauses by how they are drawn: ordinary ones and those that nobody could judge faint, those that count strong, those of a loading screen apart. */
export const pauseMarks = (pauses: readonly Pause[]): Marks[] => {
  const groups = Map.groupBy(pauses, lookOf);
  return (['faint', 'striped', 'strong'] as const).map((look) => ({ look, moments: groups.get(look) ?? [] }));
};
