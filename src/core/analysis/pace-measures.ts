import type { Band, Curve, Measure } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import { type Findings, spokenNuclei, syllablesPerWord } from './findings.ts';
import type { MeasureBuilder } from './measure-builder.ts';
import { joinMoments, lengthMs } from './moments.ts';
import { reasons } from './reasons.ts';
import { rounded } from './statistics.ts';

/** A rate over less time than this says nothing, in ms. */
export const leastSpanMs = 5000;

/** Where the pace curve leaves the band on the side of the verdict; the whole span where it does not. */
const paceMoments = (
  curve: Curve,
  { from, to }: Band,
  verdict: Measure['verdict'],
  span: Moment,
): Moment[] => {
  const isOutside = (value: number): boolean =>
    (verdict === 'above' && to !== undefined && value > to) ||
    (verdict === 'below' && from !== undefined && value < from);
  const outside = curve.values.flatMap((value, point) => {
    const startMs = Math.max(span.startMs, point * curve.stepMs - curve.stepMs / 2);
    const endMs = Math.min(span.endMs, point * curve.stepMs + curve.stepMs / 2);
    return value !== null && isOutside(value) && endMs > startMs ? [{ startMs, endMs }] : [];
  });
  return outside.length > 0 ? joinMoments(outside, curve.stepMs) : [span];
};

/** Speech rate (words), articulation rate and syllable rate (syllable nuclei). */
export const paceMeasures = (found: Findings, make: MeasureBuilder): Measure[] => {
  const { span, transcript, voicedMs, heard } = found;
  if (!span || lengthMs(span) < leastSpanMs) {
    return (['speech-rate', 'articulation-rate', 'syllable-rate'] as const).map((id) =>
      make.notJudged(id, reasons.tooShort),
    );
  }
  const nuclei = spokenNuclei(heard);
  const wordCount = transcript?.words.length ?? 0;
  const perWord = syllablesPerWord(nuclei.length, wordCount, found.language);
  const wordBand = make.bandOf('speech-rate');
  const syllableBand: Band = {
    ...(wordBand.from === undefined ? {} : { from: rounded((wordBand.from * perWord) / 60, 2) }),
    ...(wordBand.to === undefined ? {} : { to: rounded((wordBand.to * perWord) / 60, 2) }),
  };
  const withPaceMoments = (measure: Measure): Measure => ({
    ...measure,
    moments: paceMoments(found.paceCurve, wordBand, measure.verdict, span),
  });
  const speechRate = transcript
    ? withPaceMoments(make.judged('speech-rate', (wordCount * 60_000) / lengthMs(span), []))
    : make.notJudged('speech-rate', reasons.noTranscript);
  return [
    speechRate,
    make.judged('articulation-rate', (nuclei.length * 1000) / voicedMs, [span]),
    withPaceMoments(make.judged('syllable-rate', (nuclei.length * 1000) / lengthMs(span), [], syllableBand)),
  ];
};
