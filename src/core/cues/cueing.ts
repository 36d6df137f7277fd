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
