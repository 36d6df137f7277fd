import type { Case } from '../truth.ts';
import { cachedCases } from './cache.ts';
import { makeSplit } from './make-split.ts';
import { makeNonSpeech, type NamedTake } from './non-speech.ts';
import { knownSentences, knownVoices, makeSentenceTake } from './sentence-take.ts';
import type { Split } from './splits/split.ts';

type Log = (line: string) => void;

/** The talks of a split. */
export const splitCases = (split: Split, log: Log): Promise<Case[]> =>
  cachedCases(split.name, JSON.stringify(split), () => makeSplit(split), log);

const sentencesEachTake = 10;

async function* sentenceTakes(): AsyncGenerator<NamedTake> {
  const sentences = knownSentences();
  for (const [index, voice] of knownVoices.entries())
    for (const half of [0, 1]) {
      const first = (index * 2 + half) * sentencesEachTake;
      const own = Array.from(
        { length: sentencesEachTake },
        (_, k) => sentences[(first + k) % sentences.length] ?? '',
      );
      yield {
        name: `sentences-${index + 1}-${half + 1}`,
        ...(await makeSentenceTake(own, voice, `sentences ${index} ${half}`)),
      };
    }
}

/** Talks that the test model can write down. */
export const sentenceCases = (log: Log): Promise<Case[]> =>
  cachedCases('sentences', JSON.stringify([knownSentences(), knownVoices]), sentenceTakes, log);

/** Sounds that hold no word. */
export const nonSpeechCases = (log: Log): Promise<Case[]> =>
  cachedCases('non-speech', 'non-speech', makeNonSpeech, log);
