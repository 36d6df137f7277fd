import { useEffect } from 'react';
import type { CueOrder } from '../../capture/engine/cue-listener.ts';
import type { RecorderProgress } from '../../capture/types.ts';
import { useMissingMessages } from '../../queries/practice.ts';

/** From this share of a section's time on it is asked which messages are missing: before, none is due. */
const askFromShare = 0.7;

/** Tells the running coach how many key messages of the present section the host has not heard yet, as far as it keeps up. */
export const useMessageCues = (
  scenarioId: string,
  cues: CueOrder | undefined,
  { state, attemptId, section }: RecorderProgress,
  learn: (sectionId: string, missing: number | null) => void,
): void => {
  const isWanted = cues?.mode === 'on' && !cues.scenario.never.includes('message-missing');
  const isSoonDue =
    section !== undefined && section.budgetMs > 0 && section.spentMs >= section.budgetMs * askFromShare;
  const sectionId = section?.sectionId;
  const { data } = useMissingMessages(
    isWanted && isSoonDue && state === 'recording' && attemptId !== undefined && sectionId !== undefined
      ? { attemptId, scenarioId, sectionId }
      : null,
  );
  const missing = data?.missing ?? null;
  useEffect(() => {
    if (isWanted && sectionId !== undefined) learn(sectionId, missing);
  }, [isWanted, sectionId, missing, learn]);
};
