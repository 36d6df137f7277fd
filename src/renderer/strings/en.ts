import { calibration } from './en/calibration.ts';
import { common } from './en/common.ts';
import { cues } from './en/cues.ts';
import { drill } from './en/drill.ts';
import { justPractise } from './en/just-practise.ts';
import { library } from './en/library.ts';
import { measures } from './en/measures.ts';
import { newAttempt } from './en/new-attempt.ts';
import { notes } from './en/notes.ts';
import { preflight } from './en/preflight.ts';
import { progress } from './en/progress.ts';
import { recording } from './en/recording.ts';
import { report } from './en/report.ts';
import { save } from './en/save.ts';
import { settings } from './en/settings.ts';
import { speed } from './en/speed.ts';
import { submit } from './en/submit.ts';
import { trim } from './en/trim.ts';
import { words } from './en/words.ts';

/** Everything that the studio says, in English. */
export const strings = {
  calibration,
  common,
  cues,
  drill,
  justPractise,
  library,
  measures,
  newAttempt,
  notes,
  preflight,
  progress,
  recording,
  report,
  save,
  settings,
  speed,
  submit,
  trim,
  words,
};
