import { useMemo, useRef, useState } from 'react';
import type { AttemptDetail } from '../../../contract/attempt.ts';
import { isUnrated } from '../../../core/transcript/rating.ts';
import { toHash } from '../../app/routes.ts';
import { formatDayAndTime } from '../../format/date.ts';
import { formatLength } from '../../format/duration.ts';
import { useNow } from '../../format/use-now.ts';
import { PlayerContext, RecordingContext } from '../../playback/player-context.tsx';
import { useTakePlayer } from '../../playback/use-take-player.ts';
import { useKit } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Page } from '../../ui/page.tsx';
import { DrillContext, type DrillOrder } from './drill/drill-context.tsx';
import { DrillDialog } from './drill/drill-dialog.tsx';
import { NoRecording } from './media/no-recording.tsx';
import { UntilReport } from './media/until-report.tsx';
import { PlayerView } from './player/player-view.tsx';
import styles from './report.module.css';
import { RecordingTools } from './recording-tools.tsx';
import { ReportActions } from './report-actions.tsx';
import { ReportStanding } from './report-standing.tsx';
import { ReportTabs } from './report-tabs.tsx';
import { ScoreSummary } from './score-summary.tsx';
import { Timeline } from './timeline/timeline.tsx';

const text = strings.report;

/** What the attempt came to: the score, the recording with its timeline, and what to do next. */
export function Report({ attempt }: { attempt: AttemptDetail }) {
  const { summary, take, trim, transcript, analysis, scorecard } = attempt;
  const now = useNow();
  const vendorName = useKit().data?.kit.brand.vendorName ?? '';
  const screen = useRef<HTMLCanvasElement>(null);
  const camera = useRef<HTMLCanvasElement>(null);
  const [drill, setDrill] = useState<DrillOrder | null>(null);
  const [isTrimming, setTrimming] = useState(false);
  const whole = useMemo(() => ({ startMs: 0, endMs: take.durationMs }), [take.durationMs]);
  const counted = trim ?? whole;
  const player = useTakePlayer(take, isTrimming ? whole : counted, screen, camera);
  const hasRecording = summary.media !== 'deleted';
  return (
    <RecordingContext value={hasRecording}>
      <PlayerContext value={player}>
        <Page
          compact
          title={summary.scenarioTitle}
          above={<BackLink href={toHash({ name: 'library' })}>{text.back}</BackLink>}
          lead={
            <span className={styles.lead}>
              {text.recorded(formatDayAndTime(summary.startedAt, now), formatLength(summary.durationMs))}
              <Chip tone={summary.mode === 'practice' ? 'neutral' : 'accent'}>
                {strings.common[summary.mode]}
              </Chip>
              {summary.mode === 'practice' ? text.practiceStays : null}
              {take.cueing ? <span>{strings.cues.cueing[take.cueing](vendorName)}</span> : null}
            </span>
          }
          actions={<ReportActions attempt={attempt} />}
        >
          {take.state === 'recovered' ? <p className={styles.note}>{text.recovered}</p> : null}
          {transcript?.recogniser.isTestModel ? <p className={styles.note}>{text.testModel}</p> : null}
          {transcript && isUnrated(transcript) ? <p className={styles.note}>{text.unratedWords}</p> : null}
          <ReportStanding summary={summary} lacksOnlyWords={analysis?.hasTranscript === false} />
          {scorecard && summary.report.state === 'done' ? <ScoreSummary scorecard={scorecard} /> : null}
          <div className={styles.columns}>
            <div className={styles.recording}>
              {summary.media === 'until-report' ? <UntilReport attempt={attempt} /> : null}
              {hasRecording ? (
                <PlayerView screen={screen} camera={camera} level={analysis?.curves.level} />
              ) : (
                <NoRecording take={take} />
              )}
              {take.state === 'recording' || summary.media !== 'kept' ? null : (
                <RecordingTools
                  attempt={attempt}
                  whole={whole}
                  isTrimming={isTrimming}
                  onTrimming={setTrimming}
                />
              )}
              {analysis ? <Timeline analysis={analysis} events={attempt.events} shown={counted} /> : null}
            </div>
            <DrillContext value={take.state === 'recording' ? null : setDrill}>
              <ReportTabs attempt={attempt} />
            </DrillContext>
          </div>
          <DrillDialog attempt={attempt} order={drill} onClose={() => setDrill(null)} />
        </Page>
      </PlayerContext>
    </RecordingContext>
  );
}
