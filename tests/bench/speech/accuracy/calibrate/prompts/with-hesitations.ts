import type { FilledPauseSound } from '../../corpus/filled-pause.ts';
import { addAt, msOf, samplesOf } from '../../corpus/sound/samples.ts';
import type { Truth } from '../../truth.ts';
import type { Span } from './phrases.ts';

/** A hesitation that is as loud as it will be, and the silences before and after it. */
export interface PlacedHesitation extends FilledPauseSound {
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** A pause made so long (samples): its own begin and end, and quiet, over and over, where it is too short. */
const pauseOf = (pause: Float32Array, length: number, quiet: Float32Array): Float32Array => {
  const half = Math.min(pause.length, length) >> 1;
  const whole = Float32Array.from({ length }, (_, index) => quiet[index % quiet.length] ?? 0);
  whole.set(pause.subarray(0, half));
  whole.set(pause.subarray(pause.length - half), length - half);
  return whole;
};

/**
 * Speech with hesitations put into the pauses between its phrases, one for each pause or none. Phrases stay as they are, and move. `quiet`: what
 * is heard when nobody speaks.
 */
export const withHesitations = (
  samples: Float32Array,
  phrases: readonly Span[],
  hesitations: readonly (PlacedHesitation | undefined)[],
  quiet: Float32Array,
): { readonly samples: Float32Array; readonly fillers: NonNullable<Truth['fillers']> } => {
  const parts: Float32Array[] = [samples.subarray(0, phrases[0]?.end)];
  const fillers: NonNullable<Truth['fillers']> = [];
  let length = parts[0]?.length ?? 0;
  const put = (part: Float32Array): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, phrase] of phrases.entries()) {
    const next = phrases[index + 1];
    const pause = samples.subarray(phrase.end, next?.first);
    const hesitation = next && hesitations[index];
    if (hesitation) {
      const before = samplesOf(hesitation.beforeMs);
      const sound = hesitation.samples;
      const filled = pauseOf(pause, before + sound.length + samplesOf(hesitation.afterMs), quiet);
      addAt(filled, sound, before);
      const startMs = msOf(length + before);
      const { text, source } = hesitation;
      fillers.push({ startMs, endMs: startMs + msOf(sound.length), text, kind: 'filled-pause', source });
      put(filled);
    } else put(pause);
    if (next) put(samples.subarray(next.first, next.end));
  }
  const whole = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { samples: whole, fillers };
};
