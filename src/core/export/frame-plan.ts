/** Frames of a video of constant rate, counted from 0. */
export interface FramePlan {
  readonly framesPerSecond: number;
  readonly frameCount: number;
}

/** A screen of 60 frames a second is saved with 30: it halves the work and the file. */
const mostFramesPerSecond = 30;
const leastFramesPerSecond = 10;

/** A picture that stands still is encoded once and lasts; players that jump want one now and then. */
export const longestFrameMs = 500;

/** The rate that holds every track's frames, and how many frames a part of this length has, at least one. */
export const planFrames = (ratesPerSecond: readonly number[], durationMs: number): FramePlan => {
  const fastest = Math.max(0, ...ratesPerSecond);
  const framesPerSecond = Math.min(mostFramesPerSecond, Math.max(leastFramesPerSecond, Math.round(fastest)));
  return { framesPerSecond, frameCount: Math.max(1, Math.round((durationMs * framesPerSecond) / 1000)) };
};

/** When a frame of the video begins, in milliseconds of the video. */
export const frameStartMs = (frame: number, { framesPerSecond }: FramePlan): number =>
  (frame * 1000) / framesPerSecond;

/**
 * The moment whose picture a frame shows: the middle of its time, so that what was recorded is shown at most half a frame early or late.
 */
export const frameShowsMs = (frame: number, plan: FramePlan): number =>
  frameStartMs(frame, plan) + 500 / plan.framesPerSecond;

/** Whether a frame is encoded: something changed, the last one has lasted long enough, or it is the first or the last. */
export const isFrameDue = (
  frame: number,
  lastEncoded: number | undefined,
  hasChanged: boolean,
  plan: FramePlan,
): boolean =>
  hasChanged ||
  lastEncoded === undefined ||
  frame === plan.frameCount - 1 ||
  frameStartMs(frame - lastEncoded, plan) >= longestFrameMs;
