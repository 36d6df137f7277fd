import { Tabs } from '@base-ui/react/tabs';
import type { AttemptDetail } from '../../../contract/attempt.ts';
import { strings } from '../../strings/en.ts';
import { CueList } from './cues/cue-list.tsx';
import { Feedback } from './feedback.tsx';
import { Measures } from './measures.tsx';
import styles from './report-tabs.module.css';
import { ScorecardView } from './scorecard-view.tsx';
import { TranscriptView } from './transcript/transcript-view.tsx';

const text = strings.report.tabs;

/** What to do next comes first; then the checks, the delivery and the words. Only what is there already has a tab. */
export function ReportTabs({ attempt }: { attempt: AttemptDetail }) {
  const { transcript, analysis, scorecard } = attempt;
  const wasCued = attempt.events.some(({ kind }) => kind === 'cue-shown' || kind === 'cues-lost');
  const panels = [
    scorecard && { id: 'next', title: text.next, content: <Feedback scorecard={scorecard} /> },
    scorecard && { id: 'checks', title: text.checks, content: <ScorecardView scorecard={scorecard} /> },
    analysis && { id: 'delivery', title: text.delivery, content: <Measures analysis={analysis} /> },
    transcript && {
      id: 'words',
      title: text.words,
      content: <TranscriptView attempt={attempt} transcript={transcript} />,
    },
    wasCued && { id: 'cues', title: text.cues, content: <CueList attempt={attempt} /> },
  ].filter((panel) => panel !== null && panel !== false);
  const [first] = panels;
  if (!first) return <div />;
  return (
    // Starts anew when the first tab changes: when the scorecard arrives, what to do next is what is shown.
    <Tabs.Root key={first.id} defaultValue={first.id} className={styles.root}>
      <Tabs.List className={styles.list} activateOnFocus>
        {panels.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id} className={styles.tab}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {panels.map(({ id, content }) => (
        <Tabs.Panel key={id} value={id} className={styles.panel}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
