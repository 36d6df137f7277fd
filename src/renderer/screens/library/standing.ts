import type { AttemptSummary } from '../../../contract/attempt.ts';
import { formatShare } from '../../format/quantity.ts';
import { strings } from '../../strings/en.ts';
import type { Tone } from '../../ui/chip.tsx';

/** Which picture goes with a standing. */
export type StandingIcon =
  | 'passed'
  | 'not-yet'
  | 'person'
  | 'working'
  | 'waiting'
  | 'note'
  | 'sent'
  | 'recording';

export interface Standing {
  readonly text: string;
  readonly tone: Tone;
  readonly icon: StandingIcon;
}

const outcomes = {
  passed: { tone: 'good', icon: 'passed' },
  failed: { tone: 'neutral', icon: 'not-yet' },
  'person-needed': { tone: 'person', icon: 'person' },
} as const satisfies Record<string, Omit<Standing, 'text'>>;

/** Where an attempt stands, in one short phrase: the submission if there is one, else the outcome, else the report. */
export const standingOf = (summary: AttemptSummary): Standing => {
  const { library } = strings;
  if (summary.takeState === 'recording')
    return { text: library.stillRecording, tone: 'accent', icon: 'recording' };
  if (summary.submission !== null) {
    const text = library.submission[summary.submission];
    if (summary.submission === 'received') return { text, tone: 'good', icon: 'sent' };
    if (summary.submission === 'refused') return { text, tone: 'miss', icon: 'note' };
    return { text, tone: 'accent', icon: summary.submission === 'waiting' ? 'waiting' : 'sent' };
  }
  const { report, outcome } = summary;
  if (report.state === 'running' && report.waitsFor)
    return { text: library.waits[report.waitsFor], tone: 'neutral', icon: 'waiting' };
  if (report.state === 'running')
    return { text: library.running(formatShare(report.fraction)), tone: 'accent', icon: 'working' };
  if (report.state === 'done')
    return outcome === null
      ? { text: library.open, tone: 'neutral', icon: 'note' }
      : { text: library.outcomes[outcome], ...outcomes[outcome] };
  if (report.state === 'failed') {
    // All but the words is measured: its outcome is open, and there is no share.
    const lacksOnlyWords = outcome !== null && summary.scoreShare === null;
    const text = lacksOnlyWords ? library.states.wordless : library.states.failed;
    return { text, tone: 'miss', icon: 'note' };
  }
  if (report.state === 'waiting-for-model')
    return { text: library.states['waiting-for-model'], tone: 'neutral', icon: 'waiting' };
  return { text: library.states[report.state], tone: 'neutral', icon: 'note' };
};
