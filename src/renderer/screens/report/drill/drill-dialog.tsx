import { Mic, Play, Square } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { AttemptDetail } from '../../../../contract/attempt.ts';
import type { Moment } from '../../../../contract/primitives.ts';
import { formatClock, formatLength } from '../../../format/duration.ts';
import { useHasRecording, usePlayer, usePlayerValue } from '../../../playback/player-context.tsx';
import { VoiceMeter } from '../../../practice/voice-meter.tsx';
import { VoiceProblem } from '../../../practice/voice-problem.tsx';
import { strings } from '../../../strings/en.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { Select } from '../../../ui/select.tsx';
import type { DrillOrder } from './drill-context.tsx';
import { drillMeasures } from './drill-measure.ts';
import { DrillResults } from './drill-results.tsx';
import styles from './drill.module.css';
import { longestDrillMs, passageOf, wordsOf } from './passage.ts';
import { useDrill } from './use-drill.ts';

const text = strings.drill;
const measureOptions = drillMeasures.map((id) => ({ value: id, label: strings.measures.names[id].name }));

/** The passage in words, and the way to hear it. */
function Passage({ passage, words }: { passage: Moment | null; words: string }) {
  const player = usePlayer();
  const hasRecording = useHasRecording();
  const isReady = usePlayerValue(({ state }) => state.status === 'ready', false);
  const isPlaying = usePlayerValue(({ state }) => state.isPlaying, false);
  if (!passage) return <p className={styles.soft}>{text.noPassage}</p>;
  return (
    <div className={styles.passage}>
      <div className={styles.passageHead}>
        <p className={styles.soft}>
          {text.passage(formatClock(passage.startMs), formatClock(passage.endMs))}
        </p>
        {hasRecording ? (
          <Button
            disabled={!isReady}
            onClick={() => (isPlaying ? player?.pause() : void player?.playMoment(passage))}
          >
            {isPlaying ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
            {isPlaying ? text.stopHearing : text.hear}
          </Button>
        ) : null}
      </div>
      {words === '' ? <p className={styles.soft}>{text.noWords}</p> : <q className={styles.words}>{words}</q>}
      {hasRecording ? null : <p className={styles.soft}>{text.cannotHear}</p>}
    </div>
  );
}

function Drill({ attempt, order }: { attempt: AttemptDetail; order: DrillOrder }) {
  const { take, trim, transcript } = attempt;
  const player = usePlayer();
  const spoken = useMemo(() => transcript?.words ?? [], [transcript]);
  const passage = useMemo(
    () => order.moment && passageOf(order.moment, trim ?? { startMs: 0, endMs: take.durationMs }, spoken),
    [order, trim, take.durationMs, spoken],
  );
  const { voice, measure, choose, results, isMeasuring, error, say, end } = useDrill({
    attemptId: take.attemptId,
    moment: passage,
    measure: order.measure,
  });
  const isRecording = voice.state === 'recording';
  // Also a passage that still plays has no place in what is said now, nor after the window has closed.
  useEffect(() => () => player?.pause(), [player]);
  const begin = (): void => {
    player?.pause();
    say();
  };
  return (
    <div className={styles.drill}>
      {order.advice ? <p className={styles.advice}>{order.advice}</p> : null}
      <Passage passage={passage} words={passage ? wordsOf(passage, spoken) : ''} />
      <VoiceProblem voice={voice} onRetry={begin} />
      <VoiceMeter voice={voice} />
      <div className={styles.actions}>
        <Button
          look="primary"
          size="l"
          // Not `disabled`: that would take the focus away between two tries.
          aria-disabled={voice.state === 'opening' || voice.state === 'ending' || isMeasuring}
          onClick={() => {
            if (isRecording) void end();
            else if (voice.state !== 'opening' && voice.state !== 'ending' && !isMeasuring) begin();
          }}
        >
          {isRecording ? <Square aria-hidden="true" /> : <Mic aria-hidden="true" />}
          {isRecording ? text.stop : results.length > 0 ? text.sayAgain : text.say}
        </Button>
        <p role="status" className={styles.soft}>
          {isMeasuring || voice.state === 'ending' ? text.measuring : null}
          {isRecording ? (
            <span aria-hidden="true">
              {text.left(formatLength(Math.max(0, longestDrillMs - voice.elapsedMs)))}
            </span>
          ) : null}
        </p>
      </div>
      {error ? <ErrorNote error={error} /> : null}
      <Select
        label={text.measure}
        value={measure}
        options={measureOptions}
        disabled={isMeasuring || isRecording}
        onChange={(next) => void choose(drillMeasures.find((id) => id === next) ?? measure)}
      />
      <div aria-live="polite">
        <DrillResults results={results} />
      </div>
      <p className={styles.soft}>{text.privacy}</p>
    </div>
  );
}

interface DrillDialogProps {
  attempt: AttemptDetail;
  order: DrillOrder | null;
  onClose: () => void;
}

/** A passage to hear, to say again, and to compare, as often as wanted. */
export function DrillDialog({ attempt, order, onClose }: DrillDialogProps) {
  return (
    <Modal
      open={order !== null}
      title={text.title}
      {...(order ? { lead: order.about } : {})}
      onClose={onClose}
    >
      {order ? <Drill attempt={attempt} order={order} /> : null}
    </Modal>
  );
}
