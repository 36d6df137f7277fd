import type { VoiceProfile } from '../../../../src/contract/cue.ts';
import { extractFrames } from '../../../../src/core/analysis/frame-extractor.ts';
import { hearSpeech } from '../../../../src/core/analysis/speech-analyser.ts';
import { calibrate } from '../../../../src/core/cues/calibrate.ts';
import { voiceActivityOf } from '../../../core/analysis/voice-activity-of.ts';
import { speakerGroups } from '../../speech/accuracy/calibrate/voices.ts';
import { type EspeakVoice, speakRun } from '../script/speak-run.ts';
import { cleanScript } from '../script/stretches.ts';

/** All of espeak-ng's variants that sound like people, none of the split that is never tuned on, none that is drawn; at their own pitch. */
export const replayVoices: readonly EspeakVoice[] = speakerGroups
  .filter(({ talksOnce }) => talksOnce === undefined)
  .flatMap(({ voices }) => voices)
  .flatMap((voice) => (voice.engine === 'espeak-ng' ? [{ ...voice, rate: 1 }] : []));

/** Words a minute, pauses included: the middle of what counts as neither fast nor slow, and a little more. */
const usualWpm = 140;

/** A voice, and what a minute of calibration finds of it. */
export interface Speaker {
  readonly voice: EspeakVoice;
  readonly profile: VoiceProfile;
}

/**
 * The voice at a usual pace, as some variants speak a quarter faster than others, so that nothing would be wrong but the script. Its profile
 * comes of a minute like any person's: half of it read, half of it spoken freely.
 */
export const speakerOf = async (plain: EspeakVoice): Promise<Speaker> => {
  const plainly = await speakRun(cleanScript(0.4).stretches, plain, 'pace');
  const plainWpm = (plainly.wordCount * 60_000 * 16) / plainly.samples.length;
  const voice = { ...plain, rate: (plain.rate * usualWpm) / plainWpm };
  const minute = await speakRun(cleanScript(1).stretches, voice, 'calibration');
  const heard = hearSpeech(extractFrames(minute.samples), await voiceActivityOf(minute.samples));
  const lengthMs = minute.samples.length / 16;
  const halfMs = lengthMs / 2;
  const found = calibrate(heard, {
    reading: { startMs: 0, endMs: halfMs },
    wordCount: Math.round(minute.wordCount / 2),
    speech: { startMs: halfMs, endMs: lengthMs },
  });
  if (found.outcome === 'gap') throw new Error(`${plain.name} cannot be calibrated: ${found.gap}.`);
  return { voice, profile: { ...found.profile, measuredAt: new Date(0).toISOString() } };
};
