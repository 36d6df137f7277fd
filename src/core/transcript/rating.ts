import type { Transcript } from '../../contract/transcript.ts';

/** The slow engine's binding tells no probabilities. Studios before wrote 0.5 for each of its words, and more for a repaired name. */
const unratedEngine = 'whisper.node';

/** Whether the recogniser did not tell how sure it is of its words. */
export const isUnrated = ({ recogniser, words }: Pick<Transcript, 'recogniser' | 'words'>): boolean =>
  recogniser.engine === unratedEngine || words.some(({ probability }) => probability === null);

/** The transcript with no probability that nobody told. What the speaker corrected stays sure (1). */
export const withKnownRatings = (transcript: Transcript): Transcript =>
  isUnrated(transcript)
    ? {
        ...transcript,
        words: transcript.words.map((word) =>
          word.probability === 1 ? word : { ...word, probability: null },
        ),
      }
    : transcript;
