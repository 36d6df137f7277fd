import type { VoiceProfile } from '../../contract/cue.ts';
import type { CalibrationGap } from '../../contract/practice.ts';
import type { Moment } from '../../contract/primitives.ts';
import { spokenNuclei } from '../analysis/findings.ts';
import { voiceLevelDbfs } from '../analysis/loudness.ts';
import { pitchWindows } from '../analysis/pitch-variation.ts';
import type { HeardSpeech } from '../analysis/speech-analyser.ts';
import { median, rounded } from '../analysis/statistics.ts';

export type Calibration =
  | { readonly outcome: 'profile'; readonly profile: Omit<VoiceProfile, 'measuredAt'> }
  | { readonly outcome: 'gap'; readonly gap: CalibrationGap };

const leastReadingMs = 8_000;
const leastSpeechMs = 12_000;

const inside = (heard: HeardSpeech, { startMs, endMs }: Moment): readonly Moment[] =>
  heard.voiced
    .map((voiced) => ({ startMs: Math.max(startMs, voiced.startMs), endMs: Math.min(endMs, voiced.endMs) }))
    .filter((voiced) => voiced.endMs > voiced.startMs);

const lengthOf = (moments: readonly Moment[]): number =>
  moments.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

/**
 * A speaker's own measures, from a reading of `wordCount` known words and some free speech after it. Syllables of a word come from the
 * reading (heard syllables over words), level and movement of pitch from the free speech, as that is how the demo will sound.
 */
export const calibrate = (
  heard: HeardSpeech,
  {
    reading,
    wordCount,
    speech,
  }: { readonly reading: Moment; readonly wordCount: number; readonly speech: Moment },
): Calibration => {
  const read = inside(heard, reading);
  const spoken = inside(heard, speech);
  if (lengthOf(read) < leastReadingMs || wordCount === 0) return { outcome: 'gap', gap: 'reading-too-short' };
  if (lengthOf(spoken) < leastSpeechMs) return { outcome: 'gap', gap: 'speech-too-short' };
  const windows = pitchWindows(heard.frames, spoken);
  if (windows.length === 0) return { outcome: 'gap', gap: 'no-pitch' };
  const syllables = spokenNuclei({ ...heard, voiced: read }).length;
  const clamp = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value));
  return {
    outcome: 'profile',
    profile: {
      syllablesPerWord: rounded(clamp(syllables / wordCount, 0.8, 3), 2),
      levelDbfs: rounded(clamp(voiceLevelDbfs(heard.frames, spoken), -96, 0), 1),
      pitchSemitones: rounded(clamp(median(windows.map(({ semitones }) => semitones)), 0, 12), 2),
    },
  };
};
