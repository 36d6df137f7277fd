import { strings } from '../../strings/en.ts';

/** Speech on a usable microphone peaks above this; below, the recogniser and the measures suffer. */
const heardDbfs = -45;
const comfortableDbfs = -32;

/** What to tell someone who tries the microphone; `loudestDbfs` is the loudest mean level of the last seconds. */
export const levelAdvice = (loudestDbfs: number, clippedLately: boolean): string => {
  const text = strings.recording;
  if (clippedLately) return text.levelLoud;
  if (loudestDbfs < heardDbfs) return text.levelSilent;
  return loudestDbfs < comfortableDbfs ? text.levelLow : text.levelGood;
};
