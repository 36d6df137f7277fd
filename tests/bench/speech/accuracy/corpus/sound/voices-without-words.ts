import type { Random } from '../../random.ts';
import { addAt, atLevel, samplesOf } from './samples.ts';
import type { Noise } from './noises.ts';
import { heldSound } from './vocal-tract.ts';

const vowels = [
  [740, 1180, 2500, 3400, 4300],
  [480, 900, 2450, 3400, 4300],
  [310, 850, 2300, 3400, 4300],
  [480, 1900, 2550, 3500, 4300],
];

const plain = (random: Random) => ({
  jitter: random.between(0.003, 0.01),
  shimmer: random.between(0.02, 0.06),
  breath: random.between(0, 0.05),
  creak: 0,
  openQuotient: random.between(0.5, 0.75),
  tilt: random.between(0, 0.5),
});

/** Laughter: short breathy vowels at an even beat, falling in pitch and loudness. */
export const laughter: Noise = (lengthMs, random) => {
  const whole = new Float32Array(samplesOf(lengthMs));
  for (let atMs = random.between(0, 300); atMs < lengthMs - 600; atMs += random.between(900, 1800)) {
    const hz = random.between(150, 320);
    const vowel = random.pick(vowels);
    const beatMs = random.between(170, 240);
    const count = Math.round(random.between(3, 6));
    for (let k = 0; k < count; k++, atMs += beatMs)
      addAt(
        whole,
        heldSound(
          {
            ...plain(random),
            breath: 0.25,
            lengthMs: beatMs * random.between(0.45, 0.6),
            pitchHz: (share) => hz * 2 ** ((-k * 0.8 + 2 * Math.sin(Math.PI * share)) / 12),
            formantsHz: () => vowel,
            gain: (share) => Math.sin(Math.PI * share) * 0.85 ** k,
          },
          random,
        ),
        samplesOf(atMs),
      );
  }
  return atLevel(whole, -26);
};

/** A tune sung on vowels, with vibrato. */
export const singing: Noise = (lengthMs, random) => {
  const whole = new Float32Array(samplesOf(lengthMs));
  const root = random.between(130, 240);
  for (let atMs = random.between(0, 200); atMs < lengthMs - 300; ) {
    const noteMs = random.pick([300, 450, 600, 900]);
    const hz = root * 2 ** (random.pick([0, 2, 4, 5, 7]) / 12);
    const vowel = random.pick(vowels);
    const vibrato = random.between(0.1, 0.5);
    addAt(
      whole,
      heldSound(
        {
          ...plain(random),
          lengthMs: noteMs * 0.95,
          pitchHz: (share) =>
            hz * 2 ** ((vibrato * Math.sin((2 * Math.PI * 5.5 * share * noteMs) / 1000)) / 12),
          formantsHz: () => vowel,
          gain: (share) => Math.min(1, share / 0.08, (1 - share) / 0.1),
        },
        random,
      ),
      samplesOf(atMs),
    );
    atMs += noteMs;
  }
  return atLevel(whole, -24);
};
