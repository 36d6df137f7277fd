import type { Corrections } from '../../contract/corrections.ts';
import type { Kit } from '../../contract/kit.ts';
import type { ScoredWords } from '../../contract/score.ts';
import type { AttemptMode } from '../../contract/take.ts';
import type { Transcript } from '../../contract/transcript.ts';
import { canonicalBytes } from '../kit/canonical-json.ts';
import type { Sha256 } from '../kit/ports.ts';
import { correctTranscript, standingCorrections } from '../transcript/corrections.ts';
import { recognisedWords } from '../transcript/edits.ts';

/** What decides which words are scored. */
export interface WordsInput {
  readonly transcript: Transcript | null;
  /** Null where the speaker changed nothing. Those of another transcript are passed over. */
  readonly corrections: Corrections | null;
  readonly mode: AttemptMode;
  readonly rules: Pick<Kit['rules'], 'correctionsCountInCertification'>;
  readonly sha256: Sha256;
}

/** A place that the speaker corrected, for people who see both versions. `text` is empty where words were struck out. */
export const correctedPlaces = (
  transcript: Transcript,
  corrections: Corrections,
): { startMs: number; recognised: string; text: string }[] =>
  standingCorrections(corrections.changes).map(({ firstWordIndex, lastWordIndex, text }) => ({
    startMs: transcript.words[firstWordIndex]?.startMs ?? 0,
    recognised: recognisedWords(transcript, firstWordIndex, lastWordIndex)
      .map((word) => word.text)
      .join(' '),
    text,
  }));

/** The words that analysis and score are made from, and what they are. */
export interface ChosenWords {
  readonly transcript: Transcript | null;
  readonly words: ScoredWords | null;
}

/**
 * Chooses the words to measure and to score. Corrections count in practice; in a certification only where the kit says so, because
 * nobody has listened yet whether they are true.
 */
export const chooseWords = ({ transcript, corrections, mode, rules, sha256 }: WordsInput): ChosenWords => {
  if (!transcript) return { transcript: null, words: null };
  const isOwn = corrections?.transcriptSha256 === sha256(canonicalBytes(transcript));
  const standing = corrections && isOwn ? standingCorrections(corrections.changes) : [];
  const counts = mode === 'practice' || rules.correctionsCountInCertification;
  const isCorrected = counts && standing.length > 0;
  const chosen = isCorrected ? correctTranscript(transcript, standing).transcript : transcript;
  const repairs = chosen.edits?.filter(({ by }) => by === 'repair').length ?? 0;
  return {
    transcript: chosen,
    words: {
      version: isCorrected ? 'corrected' : 'recognised',
      repairs,
      corrections: standing.length,
    },
  };
};
