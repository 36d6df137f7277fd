import type { CuePreferences, ScenarioCues } from '../../contract/cue.ts';
import type { AttemptMode, Cueing } from '../../contract/take.ts';

/** How a run of a scenario is cued: the vendor's word comes first, and only in a certification; then the speaker's. */
export const cueingOf = (
  { inCertification }: Pick<ScenarioCues, 'inCertification'>,
  mode: AttemptMode,
  wish: CuePreferences['mode'],
): Cueing => {
  if (mode === 'certification' && !inCertification) return 'off-by-vendor';
  return wish === 'off' ? 'off-by-speaker' : wish;
};

/** The same as a sentence for whoever reads the result. */
export const cueingSentence: Readonly<Record<Cueing, string>> = {
  on: 'Live cues were on while it was recorded.',
  quiet: 'Only cues about the microphone were on while it was recorded.',
  'off-by-speaker': 'There were no live cues: the speaker had switched them off.',
  'off-by-vendor': 'There were no live cues: the vendor switches them off for certification.',
};
