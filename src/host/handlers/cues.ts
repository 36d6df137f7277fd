import { markCue } from '../cues/cue-marks.ts';
import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** What the speaker says of the cues. */
export const cuesHandlers = ({ takes, settings }: Studio): Handlers<'cues'> => ({
  'cues.mark': async ({ attemptId, cueId, isWrong }) => ({
    wrongCues: await markCue({ takes, settings }, attemptId, cueId, isWrong),
  }),
});
