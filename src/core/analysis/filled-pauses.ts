import type { FilledPause } from '../../contract/analysis.ts';
import type { Word } from '../../contract/transcript.ts';
import { type HeardFilledPause, leastCounted } from './filled-pause-detector.ts';
import { evidenceOf, fusedProbability } from './filled-pause-evidence.ts';
import type { Surroundings } from './filled-pause-surroundings.ts';
import { distanceMs, overlapMs } from './moments.ts';
import { rounded } from './statistics.ts';

/** A heard and a written filled pause this close are one, in ms. */
const togetherMs = 250;
/** Two sounds this close are pieces of one, in ms. */
const samePieceMs = 120;

/**
 * Pieces of one sound: the way from "u" to "m" may cut a hesitation in two. No word stands between them. What would not count by itself is
 * no piece: it goes beside one that does.
 */
const joinPieces = (heard: readonly HeardFilledPause[], words: readonly Word[]): HeardFilledPause[] => {
  const joined: HeardFilledPause[] = [];
  for (const one of heard.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    const isBroken = words.some(
      ({ startMs, endMs }) =>
        last && (startMs + endMs) / 2 > last.endMs && (startMs + endMs) / 2 < one.startMs,
    );
    if (!last || isBroken || one.startMs - last.endMs > samePieceMs) joined.push(one);
    else if (Math.min(last.probability, one.probability) < leastCounted)
      joined[joined.length - 1] = last.probability >= one.probability ? last : one;
    else
      joined[joined.length - 1] = {
        startMs: last.startMs,
        endMs: Math.max(last.endMs, one.endMs),
        probability: Math.max(last.probability, one.probability),
      };
  }
  return joined;
};

/** A hesitation that was written by a recogniser that does not tell how sure it is, and that no ear heard, is as likely as not. */
const unknownProbability = 0.5;

/** What was heard, with and without words to judge it. */
export interface HeardFilledPauses extends Surroundings {
  /** Everything that may be a filled pause, the improbable as well. */
  readonly possible: readonly HeardFilledPause[];
}

/** A sound that was only heard, with what its surroundings say about it. */
export interface OnlyHeard {
  readonly sound: HeardFilledPause;
  /** `evidenceSize` numbers. */
  readonly evidence: readonly number[];
}

const logOddsOf = (probability: number): number => {
  const kept = Math.max(0.002, Math.min(0.998, probability));
  return Math.log(kept / (1 - kept));
};

/**
 * Puts what was heard beside what the transcript holds (`filledPauseWords`: indexes into `words`): what lies at one place is one. Answers those that
 * were written, and the sounds that were only heard.
 */
export const matchFilledPauses = (
  heard: HeardFilledPauses,
  words: readonly Word[],
  filledPauseWords: readonly number[],
): { readonly written: readonly FilledPause[]; readonly onlyHeard: readonly OnlyHeard[] } => {
  const hesitations = filledPauseWords.flatMap((index) => words[index] ?? []);
  const isWritten = new Set(filledPauseWords);
  const sounds = joinPieces(heard.possible, words);
  // The nearest pairs first, so that neighbours do not take each other's sound.
  const pairs = hesitations
    .flatMap((word) =>
      sounds.flatMap((sound) => {
        const away = distanceMs(sound, word);
        return away <= togetherMs ? [{ word, sound, away, shared: overlapMs(sound, word) }] : [];
      }),
    )
    .toSorted((a, b) => a.away - b.away || b.shared - a.shared);
  const soundOf = new Map<Word, HeardFilledPause>();
  const taken = new Set<HeardFilledPause>();
  for (const { word, sound } of pairs) {
    if (soundOf.has(word) || taken.has(sound)) continue;
    soundOf.set(word, sound);
    taken.add(sound);
  }
  const written = hesitations.map((word): FilledPause => {
    const match = soundOf.get(word);
    if (!match) {
      const { startMs, endMs, probability, index } = word;
      return {
        startMs,
        endMs,
        source: 'transcript',
        probability: probability ?? unknownProbability,
        wordIndex: index,
      };
    }
    const probability = rounded(1 - (1 - match.probability) * (1 - (word.probability ?? 0)), 3);
    return { startMs: match.startMs, endMs: match.endMs, source: 'both', probability, wordIndex: word.index };
  });
  const evidence = evidenceOf(
    words.filter((word) => !isWritten.has(word.index)),
    heard,
    sounds.filter(({ probability }) => probability >= leastCounted),
  );
  // What still lies over a written one is a part of it ("um" drawn out beyond its word).
  const isPartOfWritten = (one: HeardFilledPause): boolean =>
    written.some((pause) => overlapMs(pause, one) > 0);
  const onlyHeard = sounds
    .filter((one) => !taken.has(one) && !isPartOfWritten(one))
    .map((sound) => ({ sound, evidence: evidence(sound, logOddsOf(sound.probability)) }));
  return { written, onlyHeard };
};

/**
 * Joins the filled pauses that were heard with those that the transcript holds (`filledPauseWords`: indexes into `words`). Recognisers leave most of
 * them out and let the neighbouring words run over them, so what was only heard is judged by ear and by the words around it together, and
 * counts where it is more likely a filled pause than not. Without any words only the ear judges. `probability` is fused; heard and read are
 * taken as independent.
 */
export const joinFilledPauses = (
  heard: HeardFilledPauses,
  words: readonly Word[],
  filledPauseWords: readonly number[],
): FilledPause[] => {
  const { written, onlyHeard } = matchFilledPauses(heard, words, filledPauseWords);
  const counted = onlyHeard
    .map(({ sound: { startMs, endMs, probability }, evidence }): FilledPause => {
      const fused = words.length === 0 ? probability : fusedProbability(evidence);
      return { startMs, endMs, source: 'acoustic', probability: rounded(fused, 3) };
    })
    .filter(({ probability }) => probability >= leastCounted);
  return [...written, ...counted].toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
};
