import type { Analysis, Curve } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';

/** How far a part lies inside the whole: in milliseconds of take time, and in words of its transcript. */
interface Way {
  readonly byMs: number;
  readonly byWords: number;
}

interface WordSpan extends Moment {
  readonly firstWordIndex: number;
  readonly lastWordIndex: number;
}

/**
 * The analysis of a part, told as places of the whole: every place and word index moves, every length, count and value stays,
 * `durationMs` too.
 */
export const moveAnalysis = (analysis: Analysis, { byMs, byWords }: Way): Analysis => {
  const moved = <M extends Moment>(moments: readonly M[]): M[] =>
    moments.map((moment) => ({ ...moment, startMs: moment.startMs + byMs, endMs: moment.endMs + byMs }));
  const movedWords = <S extends WordSpan>(spans: readonly S[]): S[] =>
    moved(spans).map((span) => ({
      ...span,
      firstWordIndex: span.firstWordIndex + byWords,
      lastWordIndex: span.lastWordIndex + byWords,
    }));
  const movedCurve = (curve: Curve): Curve => ({ ...curve, startMs: (curve.startMs ?? 0) + byMs });
  return {
    ...analysis,
    voiced: moved(analysis.voiced),
    pauses: moved(analysis.pauses),
    filledPauses: moved(analysis.filledPauses).map(({ wordIndex, ...pause }) =>
      wordIndex === undefined ? pause : { ...pause, wordIndex: wordIndex + byWords },
    ),
    fillerWords: movedWords(analysis.fillerWords),
    fillerClusters: moved(analysis.fillerClusters),
    repetitions: movedWords(analysis.repetitions),
    ...(analysis.wordNotes ? { wordNotes: movedWords(analysis.wordNotes) } : {}),
    questions: movedWords(analysis.questions),
    sections: moved(analysis.sections),
    screenChanges: analysis.screenChanges.map((atMs) => atMs + byMs),
    ...(analysis.screenWatched ? { screenWatched: moved(analysis.screenWatched) } : {}),
    measures: analysis.measures.map((measure) => ({ ...measure, moments: moved(measure.moments) })),
    curves: {
      pace: movedCurve(analysis.curves.pace),
      pitch: movedCurve(analysis.curves.pitch),
      level: movedCurve(analysis.curves.level),
    },
  };
};
