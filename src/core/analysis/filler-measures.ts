import type { Measure } from '../../contract/analysis.ts';
import type { Findings } from './findings.ts';
import type { MeasureBuilder } from './measure-builder.ts';
import { lengthMs } from './moments.ts';
import { reasons } from './reasons.ts';

const leastSpanMs = 5000;
const leastWords = 10;

const fillerWordShare = (found: Findings, make: MeasureBuilder): Measure => {
  const id = 'filler-word-share';
  if (!found.transcript) return make.notJudged(id, reasons.noTranscript);
  if (!found.language) return make.notJudged(id, reasons.noLanguage);
  const filledPauseWords = found.filledPauses.filter(({ wordIndex }) => wordIndex !== undefined).length;
  const words = found.transcript.words.length - filledPauseWords;
  if (words < leastWords) return make.notJudged(id, reasons.noWords);
  const inFillers = found.fillerWords.reduce(
    (sum, { firstWordIndex, lastWordIndex }) => sum + lastWordIndex - firstWordIndex + 1,
    0,
  );
  return make.judged(id, inFillers / words, found.fillerWords);
};

/** Filled pauses per minute of the span, share of filler words among the words, clusters, repetitions. */
export const fillerMeasures = (found: Findings, make: MeasureBuilder): Measure[] => {
  const { span, transcript } = found;
  const isTooShort = !span || lengthMs(span) < leastSpanMs;
  return [
    isTooShort
      ? make.notJudged('filled-pauses-per-minute', reasons.tooShort)
      : make.judged(
          'filled-pauses-per-minute',
          (found.filledPauses.length * 60_000) / lengthMs(span),
          found.filledPauses,
        ),
    fillerWordShare(found, make),
    isTooShort
      ? make.notJudged('filler-clusters', reasons.tooShort)
      : make.judged('filler-clusters', found.fillerClusters.length, found.fillerClusters),
    transcript
      ? make.judged('repetitions', found.repetitions.length, found.repetitions)
      : make.notJudged('repetitions', reasons.noTranscript),
  ];
};
