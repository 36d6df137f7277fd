import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** The speaker's corrections of what was recognised. */
export const transcriptHandlers = ({ corrections }: Studio): Handlers<'transcript'> => ({
  'transcript.correct': ({ text, ...range }) => corrections.correct(range, text),
  'transcript.restore': (range) => corrections.restore(range),
  'transcript.undo': ({ attemptId }) => corrections.undo(attemptId),
});
