import { StudioError } from '../../contract/errors.ts';
import type { LoadedKit } from '../../contract/kit.ts';
import { messagesMissing } from '../../core/score/messages-missing.ts';
import { assembleWords } from '../../core/transcript/assemble.ts';
import type { LiveListening } from '../live/live-listening.ts';

/** Which part of which running take is asked about. */
interface Place {
  readonly attemptId: string;
  readonly scenarioId: string;
  readonly sectionId: string;
}

/**
 * How many key messages of a section were not heard yet in a take that is being recorded. Waits until recognition has caught up with the
 * speaker; null where it does not, so that nobody can tell. Throws `scenario-not-found`.
 */
export const missingMessages = async (
  { live, kit: { kit } }: { readonly live: LiveListening; readonly kit: LoadedKit },
  { attemptId, scenarioId, sectionId }: Place,
  signal: AbortSignal,
): Promise<{ readonly missing: number | null }> => {
  const scenario = kit.scenarios.find(({ id }) => id === scenarioId);
  if (!scenario) throw new StudioError('scenario-not-found', scenarioId);
  const known = await live.wordsSoFar(attemptId, signal);
  if (!known) return { missing: null };
  const { words } = assembleWords(known.pieces, known.prompt);
  return { missing: messagesMissing(scenario, sectionId, { language: known.language, words }) };
};
