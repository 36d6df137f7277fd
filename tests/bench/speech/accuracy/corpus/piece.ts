import { hasClearPitch, hasNoPitch } from './speak/arpabet.ts';
import type { Phone, Spoken, Timed } from './speak/spoken.ts';
import { faded, msOf, samplesOf, soundingSpan } from './sound/samples.ts';
import { heldLonger } from './sound/held-longer.ts';

/** Pitch is told for every so many ms. */
export const pitchStepMs = 10;

/** A stretch of speech without silence at its ends, and what is where in it. */
export interface Piece {
  readonly samples: Float32Array;
  readonly words: readonly (Timed & { readonly text: string })[] | undefined;
  readonly phones: readonly Phone[];
  /** Each 10 ms; null where not known. */
  readonly pitchHz: readonly (number | null)[];
}

const edgeMs = 15;

const pitchOf = ({ phones, pitch, samples }: Spoken): (number | null)[] =>
  Array.from({ length: Math.floor(msOf(samples.length) / pitchStepMs) }, (_, frame) => {
    const atMs = (frame + 0.5) * pitchStepMs;
    const index = phones.findIndex(({ startMs, endMs }) => startMs <= atMs && endMs > atMs);
    const phone = phones[index];
    if (!pitch || !phone) return null;
    const isAlike = (test: (name: string) => boolean): boolean =>
      test(phone.name) &&
      (atMs - phone.startMs >= edgeMs || test(phones[index - 1]?.name ?? '')) &&
      (phone.endMs - atMs >= edgeMs || test(phones[index + 1]?.name ?? ''));
    if (isAlike(hasNoPitch)) return 0;
    if (!isAlike(hasClearPitch)) return null;
    const after = pitch.findIndex((corner) => corner.atMs > atMs);
    const [left, right] = [pitch[(after < 0 ? pitch.length : after) - 1], pitch[after]];
    if (!left || !right) return (left ?? right)?.hz ?? null;
    return left.hz + ((right.hz - left.hz) * (atMs - left.atMs)) / (right.atMs - left.atMs);
  });

/** Cuts to where the sound begins and ends. */
export const pieceOf = (spoken: Spoken): Piece => {
  const { first, end } = soundingSpan(spoken.samples);
  const firstMs = msOf(first);
  const lengthMs = msOf(end - first);
  const moved = <T extends Timed>(one: T): T => ({
    ...one,
    startMs: Math.max(0, Math.min(lengthMs, one.startMs - firstMs)),
    endMs: Math.max(0, Math.min(lengthMs, one.endMs - firstMs)),
  });
  return {
    samples: faded(spoken.samples.slice(first, end), 3),
    words: spoken.words?.map(moved),
    phones: spoken.phones.map(moved),
    pitchHz: pitchOf({
      ...spoken,
      samples: spoken.samples.subarray(first, end),
      phones: spoken.phones.map((one) => ({
        ...one,
        startMs: one.startMs - firstMs,
        endMs: one.endMs - firstMs,
      })),
      pitch: spoken.pitch?.map(({ atMs, hz }) => ({ atMs: atMs - firstMs, hz })),
    }),
  };
};

/** Draws the last vowel out. The piece stays as it is where that vowel is too short to be cut into windows. */
export const withLastVowelDrawnOut = (
  piece: Piece,
  factor: number,
): { readonly piece: Piece; readonly vowel: Timed | undefined } => {
  const vowel = piece.phones.findLast(({ isVowel, startMs, endMs }) => isVowel && endMs - startMs >= 80);
  if (!vowel) return { piece, vowel: undefined };
  const [from, to] = [samplesOf(vowel.startMs), samplesOf(vowel.endMs)];
  const middle = heldLonger(piece.samples.subarray(from, to), factor);
  const samples = new Float32Array(from + middle.length + piece.samples.length - to);
  samples.set(piece.samples.subarray(0, from));
  samples.set(middle, from);
  samples.set(piece.samples.subarray(to), from + middle.length);
  const real = msOf(middle.length) / msOf(to - from);
  const mapped = (ms: number): number =>
    ms <= vowel.startMs
      ? ms
      : ms >= vowel.endMs
        ? ms + (real - 1) * (vowel.endMs - vowel.startMs)
        : vowel.startMs + (ms - vowel.startMs) * real;
  const moved = <T extends Timed>(one: T): T => ({
    ...one,
    startMs: mapped(one.startMs),
    endMs: mapped(one.endMs),
  });
  return {
    piece: {
      samples,
      words: piece.words?.map(moved),
      phones: piece.phones.map(moved),
      pitchHz: Array.from({ length: Math.floor(msOf(samples.length) / pitchStepMs) }, (_, frame) => {
        const atMs = (frame + 0.5) * pitchStepMs;
        const isBefore = atMs < vowel.startMs;
        const isAfter = atMs >= mapped(vowel.endMs);
        if (!isBefore && !isAfter) return null;
        const sourceMs = isBefore ? atMs : atMs - (mapped(vowel.endMs) - vowel.endMs);
        return piece.pitchHz[Math.floor(sourceMs / pitchStepMs)] ?? null;
      }),
    },
    vowel: { startMs: vowel.startMs, endMs: mapped(vowel.endMs) },
  };
};
