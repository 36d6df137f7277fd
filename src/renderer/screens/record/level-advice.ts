import { comfortableDbfs, heardDbfs } from '../../../core/capture/preflight/sound.ts';
import { strings } from '../../strings/en.ts';

/** What to tell someone who tries the microphone; `loudestDbfs` is the loudest mean level of the last seconds. */
export const levelAdvice = (loudestDbfs: number, clippedLately: boolean): string => {
  const text = strings.recording;
  if (clippedLately) return text.levelLoud;
  if (loudestDbfs < heardDbfs) return text.levelSilent;
  return loudestDbfs < comfortableDbfs ? text.levelLow : text.levelGood;
};
