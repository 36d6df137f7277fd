import { randomOf } from '../random.ts';
import { pink, white } from './sound/noises.ts';
import { addAt, atLevel } from './sound/samples.ts';
import type { Split } from './splits/split.ts';
import { type CleanTake, makeTalkTake } from './talk-take.ts';
import type { NamedTake } from './non-speech.ts';

const takesEachVoice = 3;
const phrasesEachTake = 14;
/** Below the voice, dB. "Clean" is a quiet room, not the absence of sound. */
const noises = [
  { name: 'clean', snrDb: 45 },
  { name: '20 dB', snrDb: 20 },
  { name: '15 dB', snrDb: 15 },
  { name: '10 dB', snrDb: 10 },
] as const;

const withNoise = (take: CleanTake, snrDb: number, seed: string): CleanTake => {
  const random = randomOf(seed);
  const kind = random.chance(0.5) ? 'white' : 'pink';
  const make = kind === 'white' ? white : pink;
  const samples = take.samples.slice();
  addAt(samples, atLevel(make(take.truth.durationMs, random), (take.truth.levelDbfs ?? -24) - snrDb), 0);
  return { samples, truth: { ...take.truth, noise: { kind, snrDb } } };
};

/** All takes of a split, one after another: three for each voice, each at four levels of noise. */
export async function* makeSplit({ name, seed, voices, phrases }: Split): AsyncGenerator<NamedTake> {
  for (const [index, voice] of voices.entries()) {
    for (let take = 1; take <= takesEachVoice; take++) {
      const takeSeed = `${seed} ${index} ${take}`;
      const random = randomOf(`${takeSeed} phrases`);
      const first = Math.floor(random() * phrases.length);
      const texts = Array.from(
        { length: phrasesEachTake },
        (_, k) => phrases[(first + k) % phrases.length] ?? '',
      );
      const clean = await makeTalkTake(texts, voice, takeSeed);
      for (const { name: noise, snrDb } of noises)
        yield {
          name: `${name}-${index + 1}-${take}-${noise.replace(' ', '-')}`,
          ...withNoise(clean, snrDb, `${takeSeed} ${noise}`),
        };
    }
  }
}
