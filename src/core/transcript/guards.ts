import type { Moment } from '../../contract/primitives.ts';
import { isSubtitleCredit, kindOfSilencePhrase } from './known-phrases.ts';
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
  prompt = '',
): 'no-speech' | 'no-voice' | 'music' | 'subtitle-credit' | 'known-phrase' | 'prompt-echo' | null => {
  // What the engine does not tell speaks for nothing.
  const noSpeechProbability = segment.noSpeechProbability ?? 0;
  const meanLogProbability = segment.meanLogProbability ?? 0;
  if (noSpeechProbability > noSpeechLimit && meanLogProbability < meanLogProbabilityLimit) return 'no-speech';
  const heard = voicedShare(segment, voiced);
  if (heard === 0) return 'no-voice';
  const text = segment.tokens.map((token) => token.text).join('');
  if (/[♪♫]/u.test(text)) return 'music';
  if (isSubtitleCredit(text)) return 'subtitle-credit';
  const plain = comparableWords(text);
  const isWeak = noSpeechProbability > 0.3 || meanLogProbability < -0.7 || heard < 0.3;
  if (!isWeak) return null;
  if (kindOfSilencePhrase(plain) !== null) return 'known-phrase';
  const promptWords = comparableWords(prompt);
  const isEcho = plain.length >= 2 && plain.every((word, index) => word === promptWords[index]);
  if (isEcho) return 'prompt-echo';
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
