import { joined, noise, silence, voice, vowels } from '../analysis/sounds.ts';

/** A stretch of a run: its sound, and whether it is voice. */
export interface Part {
  readonly sound: Float32Array;
  readonly isVoice: boolean;
}

const between = (from: readonly number[], to: readonly number[], share: number): number[] =>
  from.map((hz, index) => hz + share * ((to[index] ?? hz) - hz));

/** Syllables at so many a second; pitch swings by `swing` (share of it). */
export const talk = (
  seconds: number,
  syllablesPerSecond: number,
  { swing = 0.25, gain = 1 }: { readonly swing?: number; readonly gain?: number } = {},
): Part => ({
  isVoice: true,
  sound: voice({
    seconds,
    pitchHz: (t) => 130 * (1 + swing * Math.sin(2 * Math.PI * 0.7 * t)),
    formantsHz: (t) =>
      between(vowels.a, vowels.i, 0.5 + 0.5 * Math.sin(2 * Math.PI * t * syllablesPerSecond)),
    gain: (t) => gain * (0.06 + Math.abs(Math.sin(Math.PI * t * syllablesPerSecond)) ** 2),
  }),
});

/** "Um", held still, with a breath of silence around it. */
export const hesitation = (): Part[] => [
  { sound: noise(0.3, 0.0005), isVoice: false },
  { sound: voice({ seconds: 0.5, pitchHz: () => 118, formantsHz: () => vowels.schwa }), isVoice: true },
  { sound: noise(0.3, 0.0005), isVoice: false },
];

export const quiet = (seconds: number): Part => ({ sound: noise(seconds, 0.0005), isVoice: false });

/** What a muted microphone gives. */
export const mute = (seconds: number): Part => ({ sound: silence(seconds), isVoice: false });

/** The run as one sound, with the voice activity that a good detector would give. */
export const runOf = (parts: readonly Part[]): { samples: Float32Array; activity: Float32Array } => {
  const samples = joined(...parts.map(({ sound }) => sound), silence(0.2));
  const activity = new Float32Array(Math.ceil(samples.length / 512)).fill(0.03);
  let at = 0;
  for (const { sound, isVoice } of parts) {
    if (isVoice) activity.fill(0.95, Math.floor(at / 512), Math.ceil((at + sound.length) / 512));
    at += sound.length;
  }
  return { samples, activity };
};
