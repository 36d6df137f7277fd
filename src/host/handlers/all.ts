import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';
import { attemptsHandlers } from './attempts.ts';
import { exportHandlers } from './export.ts';
import { cuesHandlers } from './cues.ts';
import { kitHandlers } from './kit.ts';
import { modelsHandlers } from './models.ts';
import { practiceHandlers } from './practice.ts';
import { recognitionHandlers } from './recognition.ts';
import { reportHandlers } from './report.ts';
import { settingsHandlers } from './settings.ts';
import { studioHandlers } from './studio.ts';
import { submissionHandlers } from './submission.ts';
import { takeHandlers } from './take.ts';
import { transcriptHandlers } from './transcript.ts';

/** A handler for every method of the contract; the compiler names one that is missing. */
export const allHandlers = (studio: Studio): Handlers => ({
  ...studioHandlers(studio),
  ...settingsHandlers(studio),
  ...kitHandlers(studio),
  ...takeHandlers(studio),
  ...attemptsHandlers(studio),
  ...reportHandlers(studio),
  ...exportHandlers(studio),
  ...cuesHandlers(studio),
  ...practiceHandlers(studio),
  ...transcriptHandlers(studio),
  ...modelsHandlers(studio),
  ...recognitionHandlers(studio),
  ...submissionHandlers(studio),
});
