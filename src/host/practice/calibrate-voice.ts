import type { CalibrationResult } from '../../contract/practice.ts';
import { hearSpeech } from '../../core/analysis/speech-analyser.ts';
import { calibrate } from '../../core/cues/calibrate.ts';
import { sourceOfPcm16 } from '../audio/pcm16.ts';
import { speechSampleRateHz } from '../audio/wav-header.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { listen } from '../workers/listen.ts';

/** Finds the speaker's own measures in a calibration and keeps them on this device. Nothing of the sound is kept. */
export const calibrateVoice = async (
  settings: SettingsStore,
  { readingMs, wordCount }: { readonly readingMs: number; readonly wordCount: number },
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<CalibrationResult> => {
  const speech = sourceOfPcm16(bytes);
  const durationMs = Math.floor((speech.sampleCount * 1000) / speechSampleRateHz);
  const { frames, voiceActivity } = await listen(speech, { signal });
  const result = calibrate(hearSpeech(frames, voiceActivity), {
    reading: { startMs: 0, endMs: Math.min(readingMs, durationMs) },
    wordCount,
    speech: { startMs: Math.min(readingMs, durationMs), endMs: durationMs },
  });
  if (result.outcome === 'gap') return result;
  const profile = { ...result.profile, measuredAt: new Date().toISOString() };
  await settings.change({ cues: { ...settings.get().cues, profile } });
  return { outcome: 'profile', profile };
};
