import { frameAtMs, frameStartMs, voiceActivityFrameOf } from '../analysis/frame-grid.ts';
import { createGrowingColumn } from '../analysis/growing-column.ts';
import { activeFrom, inactiveBelow } from '../analysis/voiced-stretches.ts';
import type { Activity } from './live-signals.ts';

/** Voice or not, frame by frame as it is known, with the report's own hysteresis but without waiting for the end of a stretch. */
export interface ActivityFollower extends Activity {
  /** Takes all frames before `until`; probabilities must be known for them. */
  readonly advance: (voiceActivity: ArrayLike<number>, until: number) => void;
}

export const createActivityFollower = (): ActivityFollower => {
  const active = createGrowingColumn();
  /** Active frames up to and with each. */
  const sums = createGrowingColumn();
  const lastActive = createGrowingColumn();
  let isOn = false;
  let sum = 0;
  let last = -1;

  return {
    advance: (voiceActivity, until) => {
      for (let frame = active.length; frame < until; frame++) {
        const probability = voiceActivity[voiceActivityFrameOf(frame)] ?? 0;
        if (probability >= activeFrom) isOn = true;
        else if (probability < inactiveBelow) isOn = false;
        if (isOn) {
          sum++;
          last = frame;
        }
        active.push(isOn ? 1 : 0);
        sums.push(sum);
        lastActive.push(last);
      }
    },
    isActive: (frame) => active.at(frame) === 1,
    activeBefore: (frame) => (frame <= 0 ? 0 : sums.at(Math.min(frame, sums.length) - 1)),
    lastVoiceMs: (atMs) => {
      const frame = Math.min(frameAtMs(atMs), lastActive.length) - 1;
      return frame < 0 ? 0 : frameStartMs(lastActive.at(frame) + 1);
    },
  };
};
