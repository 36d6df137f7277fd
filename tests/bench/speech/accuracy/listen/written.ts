import type { Transcript } from '../../../../../src/contract/transcript.ts';
import { randomOf } from '../random.ts';
import type { Truth } from '../truth.ts';

const isFilledPause = (text: string): boolean => /^(?:um|uh|er|hmm)\W*$/i.test(text);

/**
 * A transcript made from the truth with the habits of Whisper, for talks that the test model does not know: most filled pauses are left
 * out, words run on to the next word's start, starts are off by some tens of ms. Undefined where the truth has no words. `keepShare`: how
 * many of the filled pauses are written down.
 */
export const asRecognisersWrite = (truth: Truth, keepShare: number, seed: string): Transcript | undefined => {
  if (!truth.words) return undefined;
  const random = randomOf(seed);
  const kept = truth.words.filter(({ text }) => !isFilledPause(text) || random.chance(keepShare));
  const starts = kept.map(({ startMs }) => Math.max(0, Math.round(startMs + 30 * random.normal())));
  const words = kept.map(({ text, endMs }, index) => {
    const startMs = Math.max(starts[index] ?? 0, starts[index - 1] ?? 0);
    const nextMs = Math.max(startMs + 20, starts[index + 1] ?? endMs);
    return { index, text, startMs, endMs: nextMs, probability: 0.9, segmentIndex: 0 };
  });
  return {
    schemaVersion: 1,
    language: 'en',
    recogniser: {
      engine: 'truth',
      engineVersion: '1',
      variant: 'none',
      threads: 1,
      modelId: 'none',
      modelSha256: '0'.repeat(64),
      isTestModel: true,
    },
    pieces: [],
    segments: [],
    words,
    droppedSegments: 0,
  };
};
