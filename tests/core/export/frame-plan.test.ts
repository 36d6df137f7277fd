import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  frameShowsMs,
  frameStartMs,
  isFrameDue,
  longestFrameMs,
  planFrames,
} from '../../../src/core/export/frame-plan.ts';

describe('the frames of a video', () => {
  it('have the rate of the fastest picture, between 10 and 30 a second', () => {
    expect(planFrames([30, 15], 2_000)).toEqual({ framesPerSecond: 30, frameCount: 60 });
    expect(planFrames([60], 1_000).framesPerSecond).toBe(30);
    expect(planFrames([5], 1_000).framesPerSecond).toBe(10);
    expect(planFrames([30], 1).frameCount).toBe(1);
  });

  it('show what was recorded at most half a frame early or late', () => {
    const plan = planFrames([30], 60_000);
    const moment = fc.integer({ min: 0, max: 59_000 });
    fc.assert(
      fc.property(moment, (recordedMs) => {
        // The first frame that shows the moment.
        let frame = 0;
        while (frameShowsMs(frame, plan) < recordedMs) frame += 1;
        expect(Math.abs(frameStartMs(frame, plan) - recordedMs)).toBeLessThanOrEqual(17);
      }),
    );
  });

  it('are encoded when something changed, at the ends, and at least twice a second', () => {
    const plan = planFrames([30], 10_000);
    expect(isFrameDue(0, undefined, false, plan)).toBe(true);
    expect(isFrameDue(1, 0, false, plan)).toBe(false);
    expect(isFrameDue(1, 0, true, plan)).toBe(true);
    expect(isFrameDue(plan.frameCount - 1, plan.frameCount - 2, false, plan)).toBe(true);
    let last = 0;
    for (let frame = 1; frame < plan.frameCount; frame += 1) {
      if (!isFrameDue(frame, last, false, plan)) continue;
      expect(frameStartMs(frame - last, plan)).toBeLessThanOrEqual(longestFrameMs);
      last = frame;
    }
  });
});
