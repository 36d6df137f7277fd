import type { AttemptSummary } from '../../../contract/attempt.ts';
import { formatDay } from '../../format/date.ts';

export interface Day {
  readonly title: string;
  readonly attempts: readonly AttemptSummary[];
}

/** Attempts newest first, gathered under the local day on which they began. */
export const byDay = (attempts: readonly AttemptSummary[], now: Date): Day[] => {
  const ordered = attempts.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  return [...Map.groupBy(ordered, ({ startedAt }) => formatDay(startedAt, now))].map(([title, group]) => ({
    title,
    attempts: group,
  }));
};
