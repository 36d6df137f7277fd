import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import { overlapMs } from './moments.ts';
import { clamp, median } from './statistics.ts';

/** How well a recogniser's word times fit what is heard. */
export interface WordTiming {
  /** Median distance from where speech begins after a pause to the nearest start of a word, ms: 0 to `mostOffMs`. */
  readonly startsOffMs: number;
  /** Share of the pauses that a word runs over, 0..1. */
  readonly runsOverShare: number;
}

const mostOffMs = 500;
/** What is taken as usual where there is nothing to go by. */
const usual: WordTiming = { startsOffMs: 60, runsOverShare: 0.5 };
/** A word that has this share of a pause runs over it. */
const overShare = 0.6;

/** Measures how exact words are timed. `voiced`: stretches of speech between pauses, in order, as the words are. */
export const wordTimingOf = (words: readonly Word[], voiced: readonly Moment[]): WordTiming => {
  if (words.length === 0 || voiced.length < 2) return usual;
  const startsOffMs: number[] = [];
  let pausesRunOver = 0;
  let index = 0;
  for (const [k, { startMs }] of voiced.entries()) {
    // The last word that begins no later than the stretch, or the first of all.
    while ((words[index + 1]?.startMs ?? Number.POSITIVE_INFINITY) <= startMs) index++;
    const [word, next] = [words[index], words[index + 1]];
    startsOffMs.push(
      Math.min(mostOffMs, ...[word, next].flatMap((one) => (one ? [Math.abs(one.startMs - startMs)] : []))),
    );
    const before = voiced[k - 1];
    if (!before) continue;
    const pause = { startMs: before.endMs, endMs: startMs };
    // A word that is begun a little early has little of the pause: it is the one before that runs over it.
    const over = Math.max(...[words[index - 1], word].map((one) => (one ? overlapMs(one, pause) : 0)));
    if (over > overShare * (pause.endMs - pause.startMs)) pausesRunOver++;
  }
  return {
    startsOffMs: median(startsOffMs),
    runsOverShare: clamp(pausesRunOver / (voiced.length - 1), 0, 1),
  };
};
