import type { Analysis } from '../../contract/analysis.ts';
import { StudioError } from '../../contract/errors.ts';
import type { LoadedKit } from '../../contract/kit.ts';
import type { MeasureValues, ProgressPoint } from '../../contract/practice.ts';
import type { Attempts } from '../attempts/attempts.ts';

const valuesOf = (analysis: Analysis): MeasureValues =>
  Object.fromEntries(analysis.measures.flatMap(({ id, value }) => (value === null ? [] : [[id, value]])));

/**
 * The speaker's own attempts at a scenario that have been measured, the oldest first. Nobody else's: there is no way to know them here.
 * Throws `scenario-not-found`.
 */
export const scenarioProgress = async (
  { attempts, kit: { kit } }: { readonly attempts: Attempts; readonly kit: LoadedKit },
  scenarioId: string,
): Promise<{ readonly points: ProgressPoint[]; readonly exemplar: MeasureValues }> => {
  const scenario = kit.scenarios.find(({ id }) => id === scenarioId);
  if (!scenario) throw new StudioError('scenario-not-found', scenarioId);
  const points: ProgressPoint[] = [];
  for (const summary of await attempts.list()) {
    if (summary.scenarioId !== scenarioId || summary.kitId !== kit.id) continue;
    const { attemptId, startedAt, durationMs, scoreShare } = summary;
    const { analysis } = await attempts.detail(attemptId);
    if (analysis) points.push({ attemptId, startedAt, durationMs, scoreShare, measures: valuesOf(analysis) });
  }
  return {
    points: points.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)),
    exemplar: scenario.exemplar,
  };
};
