import type { VoiceProfile } from '../../contract/cue.ts';
import type { CalibrationGap } from '../../contract/practice.ts';
import type { Moment } from '../../contract/primitives.ts';
import { spokenNuclei } from '../analysis/findings.ts';
import { noiseFloorDbfs, voiceLevelDbfs } from '../analysis/loudness.ts';
import { pitchWindows } from '../analysis/pitch-variation.ts';
import type { HeardSpeech } from '../analysis/speech-analyser.ts';
import { clamp, median, rounded } from '../analysis/statistics.ts';

export type Calibration =
  | { readonly outcome: 'profile'; readonly profile: Omit<VoiceProfile, 'measuredAt'> }
  | { readonly outcome: 'gap'; readonly gap: CalibrationGap };

const leastReadingMs = 8_000;
const leastSpeechMs = 12_000;
/** Louder than this for no frame at all: a microphone that is muted or not there. */
const silentDbfs = -70;
/** A voice less than this above the room is not measured truly. */
const leastAboveRoomDb = 10;
/** A room this loud in which no voice was found. */
const loudRoomDbfs = -45;
/** Fewer syllables a word than any language has: the text was not read to its end. */
const leastSyllablesPerWord = 0.8;

const inside = (heard: HeardSpeech, { startMs, endMs }: Moment): readonly Moment[] =>
  heard.voiced
    .map((voiced) => ({ startMs: Math.max(startMs, voiced.startMs), endMs: Math.min(endMs, voiced.endMs) }))
    .filter((voiced) => voiced.endMs > voiced.startMs);

const lengthOf = (moments: readonly Moment[]): number =>
  moments.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

/** What is wrong with the sound itself, before anything is measured of the speaker. */
const gapOfSound = ({ frames, voiced }: HeardSpeech): CalibrationGap | undefined => {
  if (frames.levelDbfs.every((level) => level < silentDbfs)) return 'no-signal';
  const room = noiseFloorDbfs(frames, voiced);
  if (room === undefined) return undefined;
  const isDrowned =
    voiced.length === 0 ? room > loudRoomDbfs : voiceLevelDbfs(frames, voiced) - room < leastAboveRoomDb;
  return isDrowned ? 'too-noisy' : undefined;
};

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
  const gap = gapOfSound(heard);
  if (gap) return { outcome: 'gap', gap };
  const read = inside(heard, reading);
  const spoken = inside(heard, speech);
  if (lengthOf(read) < leastReadingMs || wordCount === 0) return { outcome: 'gap', gap: 'reading-too-short' };
  if (lengthOf(spoken) < leastSpeechMs) return { outcome: 'gap', gap: 'speech-too-short' };
  const windows = pitchWindows(heard.frames, spoken);
  if (windows.length === 0) return { outcome: 'gap', gap: 'no-pitch' };
  const inWord = spokenNuclei({ ...heard, voiced: read }).length / wordCount;
  if (inWord < leastSyllablesPerWord) return { outcome: 'gap', gap: 'reading-not-whole' };
  const spanMs = (spoken.at(-1)?.endMs ?? 0) - (spoken[0]?.startMs ?? 0);
  return {
    outcome: 'profile',
    profile: {
      syllablesPerWord: rounded(clamp(inWord, leastSyllablesPerWord, 3), 2),
      levelDbfs: rounded(clamp(voiceLevelDbfs(heard.frames, spoken), -96, 0), 1),
      pitchSemitones: rounded(clamp(median(windows.map(({ semitones }) => semitones)), 0, 12), 2),
      paceWpm: rounded(
        clamp((spokenNuclei({ ...heard, voiced: spoken }).length / inWord / spanMs) * 60_000, 0, 600),
        0,
      ),
    },
  };
};
