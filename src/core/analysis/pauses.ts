import type { Pause } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { TakeEvent } from '../../contract/take.ts';
import type { Word } from '../../contract/transcript.ts';
import { isClauseBoundary } from '../transcript/clauses.ts';
import type { LanguageWords } from '../transcript/languages/language-words.ts';
import { wordAfterPause } from '../transcript/word-gaps.ts';
import { lengthMs, overlapMs } from './moments.ts';

/** Silence from this length on is a pause, in ms. */
export const leastPauseMs = 200;
/** A pause inside a clause from this length on is long, in ms. */
export const longPauseMs = 1200;
/** Silence from this length on without a change on the screen is dead air, in ms. */
export const deadAirMs = 3000;
/** A screen change this shortly before a pause still belongs to it, in ms. */
const changeBeforeMs = 500;
/** A busy screen was so already this long before it was told of, in ms. */
const busyBeforeMs = 2000;

/** What pauses are judged by, besides the voice. `words` null: no transcript. */
export interface PauseSurroundings {
  readonly durationMs: number;
  readonly events: readonly TakeEvent[];
  /** When a screen was watched, in order. Elsewhere nobody knows whether it stood still. */
  readonly screenWatched: readonly Moment[];
  readonly words: readonly Word[] | null;
  readonly language: LanguageWords | undefined;
}

/** Whether a word got far less time than it takes to say: then its place on this side of a pause is a guess of the recogniser. */
const isSqueezed = (word: Word | undefined): boolean =>
  word !== undefined && lengthMs(word) < 20 + 12 * word.text.length;

/** A clause boundary at the pause, or one squeezed word beside it: recognisers push a last or first word over to the wrong side. */
const isBetweenClauses = (
  words: readonly Word[],
  index: number,
  language: LanguageWords | undefined,
): boolean =>
  isClauseBoundary(words, index, language) ||
  (isSqueezed(words[index]) && isClauseBoundary(words, index + 1, language)) ||
  (isSqueezed(words[index - 1]) && isClauseBoundary(words, index - 1, language));

/** Silences between stretches of voice; those before the first and after the last only where they could be dead air. */
const silences = (voiced: readonly Moment[], durationMs: number): Moment[] => {
  const [first] = voiced;
  const last = voiced.at(-1);
  if (!first || !last) return [];
  const before = { startMs: 0, endMs: first.startMs };
  const after = { startMs: last.endMs, endMs: durationMs };
  const between = voiced
    .slice(1)
    .map(({ startMs }, index) => ({ startMs: voiced[index]?.endMs ?? 0, endMs: startMs }));
  return [before, ...between, after].filter((silence) =>
    silence === before || silence === after
      ? lengthMs(silence) >= deadAirMs
      : lengthMs(silence) >= leastPauseMs,
  );
};

/** Where the recorder was paused, time was cut out: a silence across the cut is two. */
const cutAt = (silence: Moment, cutsMs: readonly number[]): Moment[] => {
  const inside = cutsMs.filter((cutMs) => cutMs > silence.startMs && cutMs < silence.endMs);
  const edges = [silence.startMs, ...inside, silence.endMs];
  return edges
    .slice(1)
    .map((endMs, index) => ({ startMs: edges[index] ?? 0, endMs }))
    .filter((part) => lengthMs(part) >= leastPauseMs);
};

/** Longest time within the moment without a screen change, in ms. */
const longestStillMs = ({ startMs, endMs }: Moment, changesMs: readonly number[]): number => {
  const edges = [startMs, ...changesMs.filter((atMs) => atMs > startMs && atMs < endMs), endMs];
  return Math.max(...edges.slice(1).map((atMs, index) => atMs - (edges[index] ?? 0)));
};

/** The same of the parts of it in which somebody watched. */
const longestSeenStillMs = (
  { startMs, endMs }: Moment,
  changesMs: readonly number[],
  watched: readonly Moment[],
): number =>
  Math.max(
    0,
    ...watched.map((part) => {
      const seen = { startMs: Math.max(startMs, part.startMs), endMs: Math.min(endMs, part.endMs) };
      return lengthMs(seen) > 0 ? longestStillMs(seen, changesMs) : 0;
    }),
  );

/** Times of the screen's changes, in order. */
export const screenChangesOf = (events: readonly TakeEvent[]): number[] =>
  events.flatMap((event) => (event.kind === 'screen-changed' ? [event.atMs] : [])).toSorted((a, b) => a - b);

/** When the screen changed or was at work, in order: what makes a silence the product's. */
const screenMovesOf = (events: readonly TakeEvent[]): number[] =>
  events
    .flatMap((event) => {
      if (event.kind === 'screen-changed') return [event.atMs];
      return event.kind === 'screen-busy' ? [Math.max(0, event.atMs - busyBeforeMs), event.atMs] : [];
    })
    .toSorted((a, b) => a - b);

/**
 * The pauses of a take, in order. `screenChanging`: the screen changed or was at work in the pause or up to 500 ms before it, and never
 * stood still for 3 s. `isDeadAir`: 3 s or more, of which at least 3 s on end were seen without a change. `screenUnknown`: neither, and
 * the screen was not watched all the time, so it may have been either.
 */
export const findPauses = (voiced: readonly Moment[], about: PauseSurroundings): Pause[] => {
  const { events, screenWatched, words, language, durationMs } = about;
  const changesMs = screenMovesOf(events);
  const cutsMs = events
    .flatMap((event) => (event.kind === 'paused' ? [event.atMs] : []))
    .toSorted((a, b) => a - b);
  const placeOf = (silence: Moment): Pause['place'] => {
    if (!words || words.length === 0) return 'unknown';
    return isBetweenClauses(words, wordAfterPause(words, silence), language)
      ? 'clause-boundary'
      : 'inside-clause';
  };
  return silences(voiced, durationMs)
    .flatMap((silence) => cutAt(silence, cutsMs))
    .map((silence) => {
      const place = placeOf(silence);
      const isDeadAir = longestSeenStillMs(silence, changesMs, screenWatched) >= deadAirMs;
      const around = { startMs: Math.max(0, silence.startMs - changeBeforeMs), endMs: silence.endMs };
      const hasChange = changesMs.some((atMs) => atMs >= around.startMs && atMs <= around.endMs);
      const screenChanging = hasChange && longestStillMs(silence, changesMs) < deadAirMs;
      const seenMs = screenWatched.reduce((sum, part) => sum + overlapMs(part, around), 0);
      const screenUnknown = !isDeadAir && !screenChanging && seenMs < lengthMs(around);
      return {
        ...silence,
        place,
        isLong: place === 'inside-clause' && lengthMs(silence) >= longPauseMs,
        screenChanging,
        isDeadAir,
        ...(screenUnknown ? { screenUnknown } : {}),
      };
    });
};
