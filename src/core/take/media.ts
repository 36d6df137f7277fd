import type { MediaStanding } from '../../contract/attempt.ts';
import type { Take } from '../../contract/take.ts';

/** Whether the recording of a take is there, and whether it stays. */
export const mediaStanding = ({
  keeps,
  mediaDeletedAt,
}: Pick<Take, 'keeps' | 'mediaDeletedAt'>): MediaStanding => {
  if (mediaDeletedAt !== undefined) return 'deleted';
  return keeps === 'report' ? 'until-report' : 'kept';
};

/** Whether a take has ended for good: Stop closed it, or the person kept it after an interruption. Any other may still go on. */
const isClosedForGood = ({ state, keptAt }: Pick<Take, 'state' | 'keptAt'>): boolean =>
  state === 'complete' || (state === 'recovered' && keptAt !== undefined);

/** Whether the media of a take are to be deleted now that its report is made. One that may still go on waits for its person. */
export const isMediaDue = (take: Pick<Take, 'keeps' | 'mediaDeletedAt' | 'state' | 'keptAt'>): boolean =>
  mediaStanding(take) === 'until-report' && isClosedForGood(take);
