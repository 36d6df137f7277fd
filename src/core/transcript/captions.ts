import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import { endsPhrase, endsSentence } from './plain-word.ts';

/** What stands on the screen for a moment: one or two lines. */
export interface Caption extends Moment {
  readonly lines: readonly string[];
}

/**
 * Common broadcast rules: two lines of 42 characters, at most 7 s, at least 1 s and time to read (20 characters a second) where there is
 * room before the next.
 */
const lineLength = 42;
const longestMs = 7000;
const shortestMs = 1000;
const pauseMs = 700;
const readingCharactersPerSecond = 20;

// Chinese, Japanese, Thai and the like are written without spaces between words.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

const joinWords = (words: readonly string[]): string =>
  words.reduce((text, word) => {
    const isTight = unspaced.test(text.at(-1) ?? '') && unspaced.test(word[0] ?? '');
    return text === '' || isTight ? text + word : `${text} ${word}`;
  }, '');

/** Breaks a text into at most two lines of about equal length. */
const breakLines = (words: readonly string[]): string[] => {
  const text = joinWords(words);
  if (text.length <= lineLength || words.length < 2) return [text];
  let best = 1;
  let leastLonger = Number.POSITIVE_INFINITY;
  for (let at = 1; at < words.length; at++) {
    const longer = Math.max(joinWords(words.slice(0, at)).length, joinWords(words.slice(at)).length);
    if (longer < leastLonger) {
      leastLonger = longer;
      best = at;
    }
  }
  return [joinWords(words.slice(0, best)), joinWords(words.slice(best))];
};

const fits = (words: readonly Word[]): boolean => {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length === 1) return true;
  const lines = breakLines(words.map(({ text }) => text));
  return last.endMs - first.startMs <= longestMs && lines.every((line) => line.length <= lineLength);
};

/**
 * Captions of a transcript: cut at sentence ends and pauses, and where a caption would grow too large. In order, without overlap; each
 * stays at least a second where the next one allows it.
 */
export const captionsOf = (words: readonly Word[]): Caption[] => {
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isNew =
      !group ||
      !last ||
      word.startMs - last.endMs >= pauseMs ||
      !fits([...group, word]) ||
      (endsSentence(last.text) && last.endMs - (group[0]?.startMs ?? 0) >= shortestMs) ||
      (endsPhrase(last.text) && joinWords(group.map(({ text }) => text)).length >= lineLength);
    if (isNew) groups.push([word]);
    else group.push(word);
  }
  let earliestMs = 0;
  return groups.map((group, index) => {
    const lines = breakLines(group.map(({ text }) => text));
    const startMs = Math.max(earliestMs, group[0]?.startMs ?? 0);
    const nextMs = groups[index + 1]?.[0]?.startMs ?? Number.POSITIVE_INFINITY;
    const characters = lines.reduce((sum, line) => sum + line.length, 0);
    const readMs = Math.min(longestMs, Math.round((characters * 1000) / readingCharactersPerSecond));
    const wantedMs = Math.max(group.at(-1)?.endMs ?? startMs, startMs + Math.max(shortestMs, readMs));
    earliestMs = Math.max(startMs + 1, Math.min(nextMs, wantedMs));
    return { startMs, endMs: earliestMs, lines };
  });
};

const clock = (ms: number, decimalMark: '.' | ','): string => {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = `${two((ms / 1000) % 60)}${decimalMark}${String(ms % 1000).padStart(3, '0')}`;
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${seconds}`;
};

const markupSafe = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** WebVTT (W3C). Ends with a line break. */
export const toWebVtt = (captions: readonly Caption[]): string => {
  const cues = captions.map(
    ({ startMs, endMs, lines }) =>
      `${clock(startMs, '.')} --> ${clock(endMs, '.')}\n${lines.map(markupSafe).join('\n')}\n`,
  );
  return `${['WEBVTT\n', ...cues].join('\n')}`;
};

/** SubRip (.srt), which knows no escapes: an arrow in the text is written differently. */
export const toSubRip = (captions: readonly Caption[]): string =>
  captions
    .map(
      ({ startMs, endMs, lines }, index) =>
        `${index + 1}\n${clock(startMs, ',')} --> ${clock(endMs, ',')}\n${lines.join('\n').replaceAll('-->', '->')}\n`,
    )
    .join('\n');
