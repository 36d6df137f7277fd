import type { Measure } from '../../contract/analysis.ts';
import type { Findings } from './findings.ts';
import type { MeasureBuilder } from './measure-builder.ts';
import { lengthMs } from './moments.ts';
import { longestMonologue } from './monologue.ts';
import { reasons } from './reasons.ts';

/** Longest stretch without a question or a pause, number of questions, share of open ones. All need the transcript. */
export const conversationMeasures = (found: Findings, make: MeasureBuilder): Measure[] => {
  const { transcript, questions, heard, pauses, language } = found;
  if (!transcript) {
    return (['longest-monologue', 'questions', 'open-question-share'] as const).map((id) =>
      make.notJudged(id, reasons.noTranscript),
    );
  }
  const monologue = longestMonologue(heard.voiced, pauses, questions);
  const open = questions.filter(({ isOpen }) => isOpen);
  const openShare = (): Measure => {
    if (!language) return make.notJudged('open-question-share', reasons.noLanguage);
    if (questions.length === 0) return make.notJudged('open-question-share', reasons.noQuestions);
    return make.judged('open-question-share', open.length / questions.length, open);
  };
  return [
    monologue
      ? make.judged('longest-monologue', lengthMs(monologue) / 1000, [monologue])
      : make.notJudged('longest-monologue', reasons.noVoice),
    make.judged('questions', questions.length, questions),
    openShare(),
  ];
};
