import { useCallback } from 'react';
import { useChangeSettings, useSettings } from '../../queries/studio.ts';

/** Text sizes of the notes window, as multiples of the ordinary one. */
const scales = [0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
const usualScale = 1.25;

/** The person's own notes for a scenario and the size that they are read in; both are kept on this device. */
export const useNotes = (scenarioId: string) => {
  const settings = useSettings().data;
  const { mutate: change } = useChangeSettings();
  const scale = settings?.notesTextScale ?? usualScale;
  const all = settings?.ownNotes;
  const ownNotes = all?.[scenarioId] ?? {};
  const larger = useCallback(
    () => change({ notesTextScale: scales.find((each) => each > scale) ?? scale }),
    [change, scale],
  );
  const smaller = useCallback(
    () => change({ notesTextScale: scales.findLast((each) => each < scale) ?? scale }),
    [change, scale],
  );
  const write = useCallback(
    (sectionId: string, notes: string) =>
      change({ ownNotes: { ...all, [scenarioId]: { ...all?.[scenarioId], [sectionId]: notes } } }),
    [change, all, scenarioId],
  );
  return { ownNotes, scale, larger, smaller, write };
};
