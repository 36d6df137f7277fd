import { randomOf } from '../random.ts';
import type { Voice } from '../corpus/speak/spoken.ts';

const accents = ['en-us', 'en', 'en-gb-x-rp', 'en-gb-x-gbcwmd', 'en-029'] as const;
const formants = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/**
 * A speaker of espeak-ng that nobody has heard: pitch and length of the tract as people have them, the rest (each formant's place, height and width, voice
 * quality, melody, stress) drawn at random within what its own variants use.
 */
export const drawnVoice = (seed: string): Voice => {
  const random = randomOf(seed);
  const whole = (low: number, high: number): number => Math.round(random.between(low, high));
  const isHigh = random.chance(0.6);
  const tract = isHigh ? random.between(104, 122) : random.between(86, 108);
  const baseHz = isHigh ? random.between(125, 205) : random.between(65, 130);
  const topHz = baseHz * random.between(1.12, 1.75);
  const lines = [
    'language variant',
    'name drawn',
    `pitch ${Math.round(baseHz)} ${Math.round(topHz)}`,
    `flutter ${whole(0, 14)}`,
    `roughness ${random.chance(0.6) ? whole(0, 2) : whole(2, 5)}`,
    ...formants.map((formant) => {
      const place = Math.round(tract * random.between(0.93, 1.07));
      const moved = random.chance(0.3) ? whole(-200, 60) : 0;
      return `formant ${formant} ${place} ${whole(55, 125)} ${whole(80, 180)} ${formant === 2 ? moved : 0}`;
    }),
    ...(random.chance(0.35) ? [`voicing ${whole(40, 140)}`] : []),
    ...(random.chance(0.35)
      ? [
          `breath 0 ${whole(1, 5)} ${whole(1, 6)} ${whole(1, 6)} ${whole(1, 6)} ${whole(1, 6)} 0 ${whole(1, 6)}`,
        ]
      : []),
    ...(random.chance(0.5) ? [`consonants ${whole(70, 130)} ${whole(70, 130)}`] : []),
    ...(random.chance(0.5)
      ? [
          `stressAdd ${whole(-20, 5)} ${whole(-20, 5)} ${whole(-20, 5)} ${whole(-20, 5)} 0 0 ${whole(0, 25)} ${whole(0, 110)}`,
        ]
      : []),
    ...(random.chance(0.5)
      ? [`stressAmp ${whole(14, 20)} ${whole(14, 20)} 20 20 20 ${whole(18, 23)} ${whole(18, 26)} 20`]
      : []),
  ];
  return {
    engine: 'espeak-ng',
    name: `${random.pick(accents)}+drawn`,
    variant: `${lines.join('\n')}\n`,
    rate: random.between(0.82, 1.2),
    pitch: whole(40, 60),
    range: whole(25, 75),
  };
};
