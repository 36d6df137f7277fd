import type { Moment } from '../../contract/primitives.ts';
import type { RecognisedSegment, TimedWord } from './words.ts';

/** From Whisper's own decoding: a segment this likely to be silence and this unsure of its text holds no words. */
export const noSpeechLimit = 0.6;
/** Natural logarithm per token. */
export const meanLogProbabilityLimit = -1;

/** Words as they are compared: lower case, letters and digits only. */
export const comparableWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}']/gu, ''))
    .filter((word) => word !== '');

// Credits of subtitles that Whisper was trained on. Nobody says them in a demo.
const subtitleCredits = [
  /amara\.? ?org/i,
  /\b(?:subtitles?|captions?|subtitled|captioned|transcri(?:bed|ption)) (?:by|from)\b/i,
  /\b(?:untertitel|untertitelung)\b.*\b(?:von|im auftrag|der|des)\b/i,
  /\bsous-titr(?:es|age)\b/i,
  /\bsottotitoli\b/i,
  /\bsubt[ií]tulos? (?:por|realizados)\b/i,
];

// What Whisper writes over silence or music. People do say these at the end of a talk, so they go only on weak evidence.
const silencePhrases = new Set([
  'thanks for watching',
  'thank you for watching',
  'thanks for watching and see you next time',
  'thank you so much for watching',
  'please subscribe',
  'please like and subscribe',
  'dont forget to like and subscribe',
  'see you in the next video',
  "i'll see you in the next video",
  'ill see you in the next video',
  'thank you very much',
  'thank you',
  'bye',
  'bye bye',
  'you',
]);

/** Share (0..1) of a moment that holds voice. */
export const voicedShare = (moment: Moment, voiced: readonly Moment[]): number => {
  const lengthMs = moment.endMs - moment.startMs;
  if (lengthMs <= 0)
    return voiced.some((v) => v.startMs <= moment.startMs && v.endMs >= moment.endMs) ? 1 : 0;
  const heardMs = voiced.reduce(
    (sum, { startMs, endMs }) =>
      sum + Math.max(0, Math.min(endMs, moment.endMs) - Math.max(startMs, moment.startMs)),
    0,
  );
  return Math.min(1, heardMs / lengthMs);
};

/** Why a segment is not believed, or null. `voiced` is on the segment's clock. */
export const reasonToDrop = (
  segment: RecognisedSegment,
  voiced: readonly Moment[],
): 'no-speech' | 'no-voice' | 'music' | 'subtitle-credit' | 'known-phrase' | null => {
  const { noSpeechProbability, meanLogProbability } = segment;
  if (noSpeechProbability > noSpeechLimit && meanLogProbability < meanLogProbabilityLimit) return 'no-speech';
  const heard = voicedShare(segment, voiced);
  if (heard === 0) return 'no-voice';
  const text = segment.tokens.map((token) => token.text).join('');
  if (/[♪♫]/u.test(text)) return 'music';
  if (subtitleCredits.some((pattern) => pattern.test(text))) return 'subtitle-credit';
  const plain = comparableWords(text).join(' ');
  const isWeak = noSpeechProbability > 0.3 || meanLogProbability < -0.7 || heard < 0.3;
  if (isWeak && (silencePhrases.has(plain) || silencePhrases.has(plain.replaceAll("'", ''))))
    return 'known-phrase';
  return null;
};

const openers = /^[[(*]/;
const closers = /.[\])*][.,!?]?$/;
const longestAnnotation = 8;

/** Removes descriptions of sounds ("[BLANK_AUDIO]", "(keyboard clicking)", "*coughs*"): they were not said. */
export const withoutAnnotations = (words: readonly TimedWord[]): TimedWord[] => {
  const kept: TimedWord[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (!openers.test(word.text)) {
      kept.push(word);
      continue;
    }
    const rest = words.slice(index, index + longestAnnotation);
    const end = rest.findIndex((candidate) => closers.test(candidate.text));
    if (end < 0) kept.push(word);
    else index += end;
  }
  return kept;
};

const sameWords = (words: readonly string[], from: number, other: number, length: number): boolean => {
  for (let i = 0; i < length; i++) if (words[from + i] !== words[other + i]) return false;
  return true;
};

// "No, no, no" is speech; the same sentence five times is a decoder that turns in circles.
const mostRepeats = (wordsInPhrase: number): number => Math.max(3, 7 - wordsInPhrase);
const longestLoopPhrase = 12;

/** Keeps the first of a phrase that repeats more often at once than people do (1 word 6 times, 2 words 5, 3 words 4, more 3). */
export const withoutLoops = (words: readonly TimedWord[]): TimedWord[] => {
  const plain = words.map((word) => comparableWords(word.text).join(''));
  const kept: TimedWord[] = [];
  let index = 0;
  while (index < words.length) {
    let skip = 0;
    for (let length = 1; length <= longestLoopPhrase && skip === 0; length++) {
      let repeats = 1;
      while (
        index + (repeats + 1) * length <= words.length &&
        sameWords(plain, index, index + repeats * length, length)
      ) {
        repeats++;
      }
      if (repeats > mostRepeats(length)) {
        kept.push(...words.slice(index, index + length));
        skip = repeats * length;
      }
    }
    const word = words[index];
    if (skip === 0 && word !== undefined) kept.push(word);
    index += Math.max(1, skip);
  }
  return kept;
};

const shortestEcho = 4;

/** Removes the prompt where the recogniser wrote it back: 4 or more of its words in a row, from its first on. */
export const withoutPromptEcho = (words: readonly TimedWord[], prompt: string): TimedWord[] => {
  const promptWords = comparableWords(prompt);
  const plain = words.map((word) => comparableWords(word.text).join(''));
  const kept: TimedWord[] = [];
  let index = 0;
  while (index < words.length) {
    let echoed = 0;
    while (
      echoed < promptWords.length &&
      index + echoed < plain.length &&
      plain[index + echoed] === promptWords[echoed]
    ) {
      echoed++;
    }
    const word = words[index];
    if (echoed >= shortestEcho) index += echoed;
    else {
      if (word !== undefined) kept.push(word);
      index++;
    }
  }
  return kept;
};
