import { Pause, Play } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { formatClock, speakLength } from '../../../format/duration.ts';
import type { PlaybackRate } from '../../../playback/player.ts';
import { usePlayer, usePlayerValue } from '../../../playback/player-context.tsx';
import { strings } from '../../../strings/en.ts';
import { IconButton } from '../../../ui/button.tsx';
import styles from './player-bar.module.css';

const text = strings.report;
const rates: readonly PlaybackRate[] = [1, 1.25, 1.5];
const stepMs = 5000;
const largeStepMs = 30_000;

const keySteps: Readonly<Record<string, number>> = {
  ArrowRight: stepMs,
  ArrowUp: stepMs,
  ArrowLeft: -stepMs,
  ArrowDown: -stepMs,
  PageUp: largeStepMs,
  PageDown: -largeStepMs,
};

function Position() {
  const player = usePlayer();
  const startMs = usePlayerValue(({ range }) => range.startMs, 0);
  const endMs = usePlayerValue(({ range }) => range.endMs, 0);
  // A tenth of a second is finer than a pixel of the bar; more would only cost drawing.
  const tenths = usePlayerValue((current) => Math.floor(current.positionMs() / 100), 0);
  const positionMs = Math.min(endMs, Math.max(startMs, tenths * 100));
  const step = (event: KeyboardEvent): void => {
    const by = keySteps[event.key];
    if (by === undefined || !player) return;
    event.preventDefault();
    void player.seek(player.positionMs() + by);
  };
  return (
    <>
      <input
        type="range"
        min={startMs}
        max={endMs}
        step={100}
        value={positionMs}
        aria-label={text.position}
        aria-valuetext={text.positionOf(speakLength(positionMs), speakLength(endMs))}
        className={styles.position}
        style={{ ['--share' as string]: endMs === startMs ? 0 : (positionMs - startMs) / (endMs - startMs) }}
        onChange={(event) => void player?.seek(Number(event.target.value))}
        onKeyDown={step}
      />
      <p className={styles.clock} aria-hidden="true">
        {formatClock(positionMs)} / {formatClock(endMs)}
      </p>
    </>
  );
}

/** Play, place and speed. */
export function PlayerBar() {
  const player = usePlayer();
  const isReady = usePlayerValue(({ state }) => state.status === 'ready', false);
  const isPlaying = usePlayerValue(({ state }) => state.isPlaying, false);
  const rate = usePlayerValue(({ state }) => state.rate, 1);
  return (
    <div className={styles.bar} title={text.keys}>
      <IconButton
        label={isPlaying ? text.pause : text.play}
        disabled={!isReady}
        className={styles.play}
        onClick={() => (isPlaying ? player?.pause() : void player?.play())}
      >
        {isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </IconButton>
      <Position />
      <fieldset className={styles.rates}>
        <legend className="visually-hidden">{text.speed}</legend>
        {rates.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={choice === rate}
            className={styles.rate}
            onClick={() => player?.setRate(choice)}
          >
            {text.speedOf(choice)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
