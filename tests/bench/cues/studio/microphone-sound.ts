import { sampleRateHz } from '../../../../src/core/analysis/frame-grid.ts';
import { soundAt } from '../../capture/marks/sound-code.ts';

/** Beeps for so long before the run: setting up takes its time, and the last of them are recorded. */
export const leadMs = 22_000;
/** And after it, so that the clocks are compared once more; with the quiet end of the run shorter than a silence that is cued. */
export const tailMs = 1_600;

const samplesOf = (ms: number): number => Math.round((ms * sampleRateHz) / 1000);

/** What the microphone hears: a beep at the start of each second, the run, one or two more beeps. */
export const microphoneSound = (run: Float32Array): Float32Array => {
  const sound = new Float32Array(samplesOf(leadMs) + run.length + samplesOf(tailMs));
  const tailFrom = samplesOf(leadMs) + run.length;
  for (let index = 0; index < sound.length; index++)
    if (index < samplesOf(leadMs) || index >= tailFrom) sound[index] = soundAt((index * 1000) / sampleRateHz);
  sound.set(run, samplesOf(leadMs));
  return sound;
};
