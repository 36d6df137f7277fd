/** A stretch in frames, `[first, end)`. */
export interface FrameStretch {
  readonly first: number;
  readonly end: number;
}

/** How far an edge may move outwards from where voice activity put it, in frames (the look-back of 300 ms). */
export const edgeReachFrames = 30;

/** Dips this short, in frames, do not end the outward walk: the closure of a plosive. */
const longestDipFrames = 3;

/** A quiet run inside a stretch this long, in frames, is a pause (200 ms). */
export const pauseFrames = 20;

const walkOut = (
  isLoud: (frame: number) => boolean,
  from: number,
  step: 1 | -1,
  lowest: number,
  highest: number,
): number => {
  let edge = from;
  let dip = 0;
  for (
    let frame = from + step;
    frame >= lowest && frame <= highest && dip <= longestDipFrames;
    frame += step
  ) {
    if (isLoud(frame)) {
      edge = frame;
      dip = 0;
    } else dip++;
  }
  return edge;
};

/** Tells of a frame whether it is loud enough for a voice, by the thresholds known at another; undefined where there is no telling. */
export type Loudness = (frame: number, knownAt: number) => boolean | undefined;

/**
 * Moves the edges of a stretch of voice activity to where the sound really begins and ends: outwards while it stays loud, inwards
 * where the activity detector hangs over silence; and cuts it at quiet runs of 200 ms or more that the detector bridged. Where there is
 * no telling, the detector's own edge stays.
 */
export const refineStretch = (active: FrameStretch, isLoud: Loudness, frameCount: number): FrameStretch[] => {
  const atStart = Math.min(frameCount - 1, active.first + 12);
  const atEnd = Math.min(frameCount - 1, active.end);
  let { first, end } = active;
  if (isLoud(first, atStart) === true)
    first = walkOut(
      (frame) => isLoud(frame, atStart) === true,
      first,
      -1,
      Math.max(0, first - edgeReachFrames),
      first,
    );
  else while (first < active.end - 1 && isLoud(first, atStart) === false) first++;
  if (isLoud(end - 1, atEnd) === true) {
    const highest = Math.min(frameCount - 1, active.end - 1 + edgeReachFrames);
    end = walkOut((frame) => isLoud(frame, atEnd) === true, end - 1, 1, first, highest) + 1;
  } else while (end > first + 1 && isLoud(end - 1, atEnd) === false) end--;
  const parts: FrameStretch[] = [];
  let quiet = 0;
  let partFirst = first;
  for (let frame = first; frame < end; frame++) {
    if (isLoud(frame, frame) === false) {
      quiet++;
      continue;
    }
    if (quiet >= pauseFrames) {
      parts.push({ first: partFirst, end: frame - quiet });
      partFirst = frame;
    }
    quiet = 0;
  }
  parts.push({ first: partFirst, end });
  return parts.filter((part) => part.end > part.first);
};
