import type { Piece } from '../../corpus/piece.ts';
import { heldLonger } from '../../corpus/sound/held-longer.ts';
import { samplesOf } from '../../corpus/sound/samples.ts';
import type { Timed } from '../../corpus/speak/spoken.ts';

const leastVowelMs = 80;
/** Draws the last vowel out, as speakers do before a thought. The piece stays as it is where no vowel is long enough. */
export const drawnOut = (
  { samples, phones }: Piece,
  factor: number,
): { readonly samples: Float32Array; readonly vowel: Timed | undefined } => {
  const vowel = phones.findLast(({ isVowel, startMs, endMs }) => isVowel && endMs - startMs >= leastVowelMs);
  if (!vowel) return { samples, vowel };
  const [from, to] = [samplesOf(vowel.startMs), samplesOf(vowel.endMs)];
  const held = heldLonger(samples.subarray(from, to), factor);
  const all = new Float32Array(from + held.length + samples.length - to);
  all.set(samples.subarray(0, from));
  all.set(held, from);
  all.set(samples.subarray(to), from + held.length);
  return {
    samples: all,
    vowel: { startMs: vowel.startMs, endMs: vowel.startMs + (1000 * held.length) / samplesOf(1000) },
  };
};
