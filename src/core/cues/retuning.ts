import type { CueRetuning, Trouble } from '../../contract/cue.ts';

/** So many wrong cues of a kind are heeded; then its limits are as wide as they get. */
const most = 5;

/** The retuning with one wrong cue more (`by` 1) or one taken back (-1), from 0 to 5. */
export const retuned = (retuning: CueRetuning, about: Trouble, by: 1 | -1): CueRetuning => ({
  ...retuning,
  [about]: Math.max(0, Math.min(most, (retuning[about] ?? 0) + by)),
});
