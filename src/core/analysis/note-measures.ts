import type { Measure, WordNote } from '../../contract/analysis.ts';
import type { Findings } from './findings.ts';
import type { MeasureBuilder } from './measure-builder.ts';
import { reasons } from './reasons.ts';

const kinds: readonly (readonly ['hedges' | 'weak-words' | 'jargon', WordNote['kind']])[] = [
  ['hedges', 'hedge'],
  ['weak-words', 'weak-word'],
  ['jargon', 'jargon'],
];

/** How many hedges, weak words and words of jargon. Notes: none of them has a band of its own. */
export const noteMeasures = (
  { transcript, language, wordNotes }: Findings,
  make: MeasureBuilder,
): Measure[] =>
  kinds.map(([id, kind]) => {
    if (!transcript) return make.notJudged(id, reasons.noTranscript);
    if (!language) return make.notJudged(id, reasons.noLanguage);
    const own = wordNotes.filter((note) => note.kind === kind);
    return make.judged(id, own.length, own);
  });
