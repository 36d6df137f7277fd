import type { SpeechFrames } from '../../../../../../src/core/analysis/speech-frames.ts';
import { semitonesOf } from '../../../../../../src/core/analysis/semitones.ts';
import { envelopeSize } from '../../../../../../src/core/analysis/spectral-envelope.ts';
import { median } from '../../../../../../src/core/analysis/statistics.ts';
import type { StillSound } from './still-sounds.ts';

/** What a person may hesitate with. */
export interface OwnSounds {
  readonly vowels: readonly StillSound[];
  readonly nasals: readonly StillSound[];
  /** The middle of the person's pitch, semitones above 55 Hz. */
  readonly semitones: number;
}

/** Who hesitates speaks about as high as usual, or lower. */
const mostBelowUsual = 5;
const mostAboveUsual = 2;
/** Of flite's three people the vowels lie below 11 to 13 `lowDb`, nearly all of their "m", "n" and "ng" above 12 to 15. */
const mostLowDbOfVowel = 11;
const leastLowDbOfNasal = 13.5;
/** "v" and "z" buzz as low, but hiss as well: their envelopes slope less (the first term, dB). */
const leastSlopeOfNasal = 36;
/** Most people hesitate with a mouth that is neither wide nor round: near to what it is on average. */
const neutralShare = 0.4;

/** Which of a person's still sounds are fit for hesitations. `frames`: those of all that was heard of the person. */
export const ownSoundsOf = (sounds: readonly StillSound[], frames: readonly SpeechFrames[]): OwnSounds => {
  const pitches: number[] = [];
  const usual = new Float64Array(envelopeSize);
  for (const { count, pitchHz, envelopes } of frames)
    for (let frame = 0; frame < count; frame++) {
      if (!((pitchHz[frame] ?? 0) > 0)) continue;
      pitches.push(semitonesOf(pitchHz[frame] ?? 0));
      for (let k = 0; k < envelopeSize; k++)
        usual[k] = (usual[k] as number) + (envelopes[frame * envelopeSize + k] ?? 0);
    }
  const semitones = median(pitches);
  const fromUsual = ({ envelope }: StillSound): number =>
    envelope.reduce((sum, value, k) => sum + (value - (usual[k] as number) / pitches.length) ** 2, 0);
  const fit = sounds.filter(
    (one) => one.semitones >= semitones - mostBelowUsual && one.semitones <= semitones + mostAboveUsual,
  );
  const vowels = fit
    .filter(({ lowDb }) => lowDb <= mostLowDbOfVowel)
    .toSorted((a, b) => fromUsual(a) - fromUsual(b));
  return {
    vowels: vowels.slice(0, Math.ceil(neutralShare * vowels.length)),
    nasals: fit.filter(
      ({ lowDb, envelope }) => lowDb >= leastLowDbOfNasal && (envelope[0] ?? 0) >= leastSlopeOfNasal,
    ),
    semitones,
  };
};
