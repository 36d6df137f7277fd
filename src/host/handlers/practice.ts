import { calibrateVoice } from '../practice/calibrate-voice.ts';
import { measureDrill } from '../practice/measure-drill.ts';
import { missingMessages } from '../practice/missing-messages.ts';
import { scenarioProgress } from '../practice/scenario-progress.ts';
import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** What helps to practise: the speaker's own measures, a passage said again, and how attempts went over time. */
export const practiceHandlers = (studio: Studio): Handlers<'practice'> => ({
  'practice.calibrate': (order, { bytes, signal }) => calibrateVoice(studio.settings, order, bytes, signal),
  'practice.drill': (order, { bytes, signal }) => measureDrill(studio, order, bytes, signal),
  'practice.missing-messages': (place, { signal }) => missingMessages(studio, place, signal),
  'practice.progress': ({ scenarioId }) => scenarioProgress(studio, scenarioId),
});
