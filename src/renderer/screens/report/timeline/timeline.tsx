import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { Analysis } from '../../../../contract/analysis.ts';
import type { Moment } from '../../../../contract/primitives.ts';
import type { TakeEvent } from '../../../../contract/take.ts';
import { cueOutcomes } from '../../../../core/cues/cue-outcomes.ts';
import { formatClock } from '../../../format/duration.ts';
import { useHasRecording, usePlayer } from '../../../playback/player-context.tsx';
import { strings } from '../../../strings/en.ts';
import { join } from '../../../ui/join.ts';
import { MarkRow } from './mark-row.tsx';
import { PaceRow } from './pace-row.tsx';
import { shareOf } from './paths.ts';
import { pauseMarks } from './pause-marks.ts';
import { SectionRow } from './section-row.tsx';
import styles from './timeline.module.css';

const text = strings.report;

interface TimelineProps {
  analysis: Analysis;
  /** Those of the take: its cues are among them. */
  events: readonly TakeEvent[];
  shown: Moment;
}

/** Pace, pauses, fillers and parts over what counts of the take, `shown`. A click plays from there; the keyboard has the position slider above. */
export function Timeline({ analysis, events, shown }: TimelineProps) {
  const player = usePlayer();
  const hasRecording = useHasRecording();
  const playhead = useRef<HTMLDivElement>(null);
  // An imported recording knows nothing of parts.
  const hasSections = analysis.sections.length > 0;
  const cues = useMemo(
    () => cueOutcomes(events, analysis.durationMs).map(({ atMs, endMs }) => ({ startMs: atMs, endMs })),
    [events, analysis.durationMs],
  );

  // Moved without React: it follows every frame.
  useEffect(() => {
    if (!player) return;
    const follow = (): void => {
      const share = shareOf(player.positionMs(), shown);
      playhead.current?.style.setProperty('inset-inline-start', `${share * 100}%`);
    };
    follow();
    return player.subscribe(follow);
  }, [player, shown]);

  const jump = (event: MouseEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    void player?.seek(shown.startMs + ((event.clientX - left) / width) * (shown.endMs - shown.startMs));
  };

  return (
    <section aria-label={text.timeline} className={styles.timeline}>
      <ul className={join(styles.names, !hasSections && styles.withoutSections)} aria-hidden="true">
        {hasSections ? <li>{text.sections}</li> : null}
        <li>
          {text.pace}
          <span className={styles.unit}>{text.paceUnitShort}</span>
        </li>
        <li>{text.pauses}</li>
        <li>{text.fillers}</li>
        {cues.length > 0 ? <li>{text.cues}</li> : null}
      </ul>
      <div
        className={join(styles.rows, !hasSections && styles.withoutSections, !hasRecording && styles.still)}
        {...(hasRecording ? { onClick: jump, title: text.timelineHint } : {})}
      >
        {hasSections ? <SectionRow sections={analysis.sections} shown={shown} /> : null}
        <PaceRow analysis={analysis} shown={shown} />
        <MarkRow label={text.pauses} shown={shown} marks={pauseMarks(analysis.pauses)} />
        <MarkRow
          label={text.fillers}
          shown={shown}
          marks={[{ look: 'strong', moments: [...analysis.filledPauses, ...analysis.fillerWords] }]}
        />
        {cues.length > 0 ? (
          <MarkRow label={text.cues} shown={shown} marks={[{ look: 'cue', moments: cues }]} />
        ) : null}
        {hasRecording ? <div ref={playhead} className={styles.playhead} /> : null}
      </div>
      <p className={styles.ends} aria-hidden="true">
        <span>{formatClock(shown.startMs)}</span>
        <span>{formatClock(shown.endMs)}</span>
      </p>
      <ul className={styles.legend} aria-hidden="true">
        <li className={styles.keyStrong}>{text.pauseKinds.strong}</li>
        <li className={styles.keyStriped}>{text.pauseKinds.screenChanging}</li>
        {cues.length > 0 ? <li className={styles.keyCue}>{text.cueKey}</li> : null}
      </ul>
    </section>
  );
}
