import { Slider } from '@base-ui/react/slider';
import { useState } from 'react';
import type { Moment } from '../../../../contract/primitives.ts';
import { shortestRangeMs } from '../../../../core/take/trim.ts';
import { formatClock, formatLength, speakLength } from '../../../format/duration.ts';
import { usePlayer } from '../../../playback/player-context.tsx';
import { strings } from '../../../strings/en.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './trim.module.css';

const text = strings.trim;

/** An arrow key moves a handle by a tenth of a second, a page key by five seconds. */
const stepMs = 100;
const largeStepMs = 5000;

interface TrimEditorProps {
  whole: Moment;
  kept: Moment;
  isSaving: boolean;
  /** With null when all of the take is to be kept. */
  onKeep: (range: Moment | null) => void;
  onCancel: () => void;
}

/** Two handles over the whole take. The player shows the place of the handle that moves. */
export function TrimEditor({ whole, kept, isSaving, onKeep, onCancel }: TrimEditorProps) {
  const player = usePlayer();
  const [{ startMs, endMs }, setRange] = useState<Moment>(kept);
  const change = ([start = 0, end = 0]: readonly number[]): void => {
    // The take's end is no whole step; the last one is as good as the end.
    const next = { startMs: start, endMs: end > whole.endMs - stepMs ? whole.endMs : end };
    setRange(next);
    void player?.seek(next.startMs === startMs ? next.endMs : next.startMs);
  };
  const isWhole = startMs === whole.startMs && endMs === whole.endMs;
  return (
    <>
      <p className={styles.lead}>{text.lead}</p>
      <Slider.Root
        value={[startMs, endMs]}
        min={whole.startMs}
        max={whole.endMs}
        step={stepMs}
        largeStep={largeStepMs}
        minStepsBetweenValues={shortestRangeMs / stepMs}
        disabled={isSaving}
        onValueChange={change}
      >
        <Slider.Control className={styles.control}>
          <Slider.Track className={styles.track}>
            <Slider.Indicator className={styles.indicator} />
            {[text.from, text.to].map((label, index) => (
              <Slider.Thumb
                key={label}
                index={index}
                className={styles.thumb}
                getAriaLabel={() => label}
                getAriaValueText={(_, value) => speakLength(value)}
              />
            ))}
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <div className={styles.row}>
        <p className={styles.standing} aria-live="polite">
          {text.range(formatClock(startMs), formatClock(endMs), formatLength(endMs - startMs))}
        </p>
        <Button onClick={onCancel}>{strings.common.cancel}</Button>
        <Button
          look="primary"
          disabled={isSaving}
          onClick={() => onKeep(isWhole ? null : { startMs, endMs })}
        >
          {isWhole ? text.keepAll : text.keep}
        </Button>
      </div>
    </>
  );
}
