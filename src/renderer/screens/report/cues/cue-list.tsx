import { Check } from 'lucide-react';
import { useMemo } from 'react';
import type { AttemptDetail } from '../../../../contract/attempt.ts';
import type { CueOutcome } from '../../../../contract/cue.ts';
import { cueOutcomes } from '../../../../core/cues/cue-outcomes.ts';
import { CueShape } from '../../../cues/cue-shape.tsx';
import { formatClock } from '../../../format/duration.ts';
import { formatBand, formatValue, unitName } from '../../../format/measure.ts';
import { formatDecimal } from '../../../format/quantity.ts';
import { useMarkCue } from '../../../queries/cues.ts';
import { strings } from '../../../strings/en.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { drillMeasureOfTrouble } from '../drill/drill-measure.ts';
import { MomentButton } from '../moment-button.tsx';
import styles from './cue-list.module.css';

const text = strings.cues;

/** Before a cue so much is played with it: what it was about. */
const playedBeforeMs = 5_000;

/** A silence is cued a tenth of a second after it was too long: in whole seconds it would be called as long as it may be. */
const fineBelowSeconds = 10;

const numbersOf = ({ value, unit, band }: CueOutcome['cue']['evidence']): string => {
  const isFine = unit === 's' && value < fineBelowSeconds;
  const amount = isFine ? text.seconds(formatDecimal(value)) : formatValue(value, unit);
  return [text.because(amount, unitName(unit)), formatBand(band, unit)].filter(Boolean).join('. ');
};

interface CueRowProps {
  outcome: CueOutcome;
  isWrong: boolean;
  onMark: (isWrong: boolean) => void;
}

function CueRow({ outcome: { cue, atMs, endMs, followed }, isWrong, onMark }: CueRowProps) {
  const isPraise = cue.kind === 'mended';
  const moment = { startMs: Math.max(0, atMs - playedBeforeMs), endMs };
  const what = text.troubles[cue.about];
  return (
    <li className={styles.row}>
      <span className={styles.mark}>
        <CueShape kind={cue.kind} />
      </span>
      <div className={styles.what}>
        <h4 className={styles.name}>{isPraise ? text.words.mended : text.words[cue.kind]}</h4>
        <p className={styles.why}>{isPraise ? what : `${what}: ${numbersOf(cue.evidence)}`}</p>
        {isWrong ? <p className={styles.why}>{text.calledWrong}</p> : null}
      </div>
      <div className={styles.act}>
        {isPraise ? <Chip tone="good">{text.praise}</Chip> : null}
        {isPraise || isWrong ? null : (
          <Chip
            tone={followed ? 'good' : 'neutral'}
            icon={followed ? <Check aria-hidden="true" /> : undefined}
          >
            {followed ? text.followed : text.notFollowed}
          </Chip>
        )}
        <MomentButton moment={moment} label={what} measure={drillMeasureOfTrouble(cue.about)} />
        {isPraise ? null : (
          <Button
            look="quiet"
            aria-label={isWrong ? undefined : text.wrongAria(what, formatClock(atMs))}
            onClick={() => onMark(!isWrong)}
          >
            {isWrong ? text.takeBack : text.wrong}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Every cue of the run with the numbers behind it, whether it was followed, and a way to say that it was wrong. */
export function CueList({ attempt }: { attempt: AttemptDetail }) {
  const { events, take, wrongCues } = attempt;
  const outcomes = useMemo(() => cueOutcomes(events, take.durationMs), [events, take.durationMs]);
  const mark = useMarkCue(take.attemptId);
  const asked = outcomes.filter(({ cue }) => cue.kind !== 'mended');
  const lost = events.find(({ kind }) => kind === 'cues-lost');
  // Nobody has to follow what was wrong.
  const right = asked.filter(({ cue }) => !wrongCues.includes(cue.cueId));
  return (
    <section className={styles.cues} aria-labelledby="cues-title">
      <div>
        <h2 id="cues-title">{text.title}</h2>
        {asked.length > 0 || !lost ? (
          <p className={styles.why}>{asked.length === 0 ? text.noCues : text.lead}</p>
        ) : null}
        {lost ? <p className={styles.why}>{text.lost(formatClock(lost.atMs))}</p> : null}
      </div>
      {right.length > 0 ? (
        <p className={styles.tally}>
          {text.tally(right.filter(({ followed }) => followed).length, right.length)}
        </p>
      ) : null}
      {mark.isError ? <ErrorNote error={mark.error} /> : null}
      <ol>
        {outcomes.map((outcome) => (
          <CueRow
            key={outcome.cue.cueId}
            outcome={outcome}
            isWrong={wrongCues.includes(outcome.cue.cueId)}
            onMark={(isWrong) => mark.mutate({ cueId: outcome.cue.cueId, isWrong })}
          />
        ))}
      </ol>
    </section>
  );
}
