import type { Band } from '../../contract/analysis.ts';
import type { CueRetuning, Trouble, VoiceProfile } from '../../contract/cue.ts';
import { type Bands, defaultBands } from '../analysis/bands.ts';

/** From where on each trouble is one, and from where on it is over again; between the two nothing changes. */
export interface CueLimits {
  /** Words per minute. */
  readonly paceWpm: {
    readonly fast: number;
    readonly fastOver: number;
    readonly slow: number;
    readonly slowOver: number;
  };
  /** Standard deviation of pitch in semitones, over 8 s of voice. */
  readonly pitchSemitones: { readonly flat: number; readonly flatOver: number };
  /** Level of the voice in dBFS. */
  readonly levelDbfs: { readonly quiet: number; readonly quietOver: number };
  /** Filled pauses within 15 s. */
  readonly fillerCount: number;
  /** Silence in milliseconds while the screen stands still. */
  readonly silenceMs: number;
  /** Share of a section's budget. */
  readonly budgetShare: number;
  readonly syllablesPerWord: number;
}

const usualPace = { from: 100, to: 165 };
const usualFlatBelow = 2;
const usualSyllablesPerWord = 1.5;

/** Below this the recogniser and the measures suffer, whoever speaks. */
const quietDbfs = -45;
/** A speaker this far below the own calibrated level has turned away. */
const belowOwnLevelDb = 10;
/** Someone whose pitch moves little by nature is flat only below this share of it. */
const shareOfOwnPitch = 0.6;
const leastFlatBelow = 1;

/** What one "wrong cue" widens. */
const step = { pace: 0.05, semitones: 0.2, levelDb: 3, silenceMs: 1000, budgetShare: 0.1 };

const bandOf = (bands: Bands, id: 'speech-rate' | 'pitch-variation'): Band =>
  bands[id] ?? defaultBands[id] ?? {};

/**
 * The limits for one speaker and kit. The kit's bands go before the defaults; a profile narrows or widens them to the speaker; each cue
 * that was called wrong widens its own. `language`'s syllables per word hold where there is no profile.
 */
export const cueLimits = (options: {
  readonly bands: Bands;
  readonly profile: VoiceProfile | null;
  readonly retuning: CueRetuning;
  readonly syllablesPerWord?: number;
}): CueLimits => {
  const { bands, profile, retuning } = options;
  const wrong = (trouble: Trouble): number => retuning[trouble] ?? 0;
  const pace = bandOf(bands, 'speech-rate');
  const fast = (pace.to ?? usualPace.to) * (1 + step.pace * wrong('too-fast'));
  const slow = (pace.from ?? usualPace.from) * (1 - step.pace * wrong('too-slow'));
  const flatBelow = bandOf(bands, 'pitch-variation').from ?? usualFlatBelow;
  const ownFlat = profile ? Math.max(leastFlatBelow, shareOfOwnPitch * profile.pitchSemitones) : flatBelow;
  const flat = Math.max(0.4, Math.min(flatBelow, ownFlat) - step.semitones * wrong('flat-pitch'));
  const quiet =
    Math.max(quietDbfs, profile ? profile.levelDbfs - belowOwnLevelDb : quietDbfs) -
    step.levelDb * wrong('too-quiet');
  return {
    paceWpm: { fast, fastOver: fast * 0.95, slow, slowOver: slow * 1.05 },
    pitchSemitones: { flat, flatOver: flat + 0.3 },
    levelDbfs: { quiet, quietOver: quiet + 3 },
    fillerCount: 3 + wrong('filler-cluster'),
    silenceMs: 3000 + step.silenceMs * wrong('long-silence'),
    budgetShare: 1 + step.budgetShare * wrong('section-over'),
    syllablesPerWord: profile?.syllablesPerWord ?? options.syllablesPerWord ?? usualSyllablesPerWord,
  };
};
