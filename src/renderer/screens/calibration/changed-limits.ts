import type { VoiceProfile } from '../../../contract/cue.ts';
import type { Kit } from '../../../contract/kit.ts';
import { cueLimits, type CueLimits } from '../../../core/cues/limits.ts';
import { languageWords } from '../../../core/transcript/languages/languages.ts';

/** Where a cue comes for one speaker, beside where it comes for everyone. `changed`: the two differ as they are shown. */
export interface ChangedLimit {
  readonly cue: 'too-fast' | 'too-slow' | 'too-quiet' | 'flat-pitch';
  readonly side: 'from' | 'below';
  readonly own: number;
  readonly usual: number;
  readonly unit: 'syllables/s' | 'dBFS' | 'semitones';
  readonly changed: boolean;
}

/** Pace is heard in syllables; a limit in words per minute becomes one by the length of the words. */
const syllablesPerSecond = (wordsPerMinute: number, { syllablesPerWord }: CueLimits): number =>
  (wordsPerMinute * syllablesPerWord) / 60;

/** What a speaker's own measures change in the cues, in the order in which it is told. */
export const changedLimits = (
  { bands, language }: Pick<Kit, 'bands' | 'language'>,
  profile: VoiceProfile,
): ChangedLimit[] => {
  const syllables = languageWords(language)?.syllablesPerWord;
  const perWord = syllables === undefined ? {} : { syllablesPerWord: syllables };
  const own = cueLimits({ bands, profile, retuning: {}, ...perWord });
  const usual = cueLimits({ bands, profile: null, retuning: {}, ...perWord });
  const pair = (
    cue: ChangedLimit['cue'],
    side: ChangedLimit['side'],
    unit: ChangedLimit['unit'],
    of: (limits: CueLimits) => number,
  ): ChangedLimit => {
    const tenths = (limits: CueLimits): number => Math.round(of(limits) * 10) / 10;
    return { cue, side, unit, own: of(own), usual: of(usual), changed: tenths(own) !== tenths(usual) };
  };
  return [
    pair('too-fast', 'from', 'syllables/s', (limits) => syllablesPerSecond(limits.paceWpm.fast, limits)),
    pair('too-slow', 'below', 'syllables/s', (limits) => syllablesPerSecond(limits.paceWpm.slow, limits)),
    pair('too-quiet', 'below', 'dBFS', ({ levelDbfs }) => levelDbfs.quiet),
    pair('flat-pitch', 'below', 'semitones', ({ pitchSemitones }) => pitchSemitones.flat),
  ];
};
