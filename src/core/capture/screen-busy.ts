import type { Thumbnail } from './screen-change.ts';

/** A cell moves from this difference of grey to the look before on. */
const movedGrey = 10;
/** Looks that are looked back on: 2 s at four a second. */
const looksKept = 8;
/** In so many of them something must have moved. */
const leastMoving = 6;
/** One cell may be a caret, which moves in every second look only. */
const leastCells = 2;
/** A spinner stays within so many cells each way (120 pixels of a 1080p screen); a bar within so many rows, however long. */
const widestSpinner = 6;
const tallestBar = 3;

interface Motion {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const motionBetween = (before: Thumbnail, after: Thumbnail): Motion | undefined => {
  let cells = 0;
  let left = Number.POSITIVE_INFINITY;
  let right = -1;
  let top = Number.POSITIVE_INFINITY;
  let bottom = -1;
  for (const [cell, grey] of after.grey.entries()) {
    if (Math.abs(grey - (before.grey[cell] ?? 0)) < movedGrey) continue;
    cells++;
    const column = cell % after.width;
    const row = Math.floor(cell / after.width);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return cells >= leastCells ? { left, right, top, bottom } : undefined;
};

const isInPlace = (motions: readonly Motion[]): boolean => {
  const width =
    Math.max(...motions.map(({ right }) => right)) - Math.min(...motions.map(({ left }) => left)) + 1;
  const height =
    Math.max(...motions.map(({ bottom }) => bottom)) - Math.min(...motions.map(({ top }) => top)) + 1;
  return height <= tallestBar || (width <= widestSpinner && height <= widestSpinner);
};

/** Watches for something small that keeps moving in its place: a spinner, a bar of progress. */
export interface ScreenBusyDetector {
  /** Whether the screen shows, at this look and the ones before it, that it is at work. Meant for four looks a second. */
  readonly look: (thumbnail: Thumbnail) => boolean;
}

/**
 * A loading page often shows one small thing that turns, far too little to count as a change of the screen, and it never adds up to one.
 * What tells it from a pointer is that it stays in its place for 2 s, and from a caret that it moves at nearly every look.
 */
export const createScreenBusyDetector = (): ScreenBusyDetector => {
  let before: Thumbnail | undefined;
  let looks: (Motion | undefined)[] = [];
  return {
    look: (thumbnail) => {
      const last = before;
      before = thumbnail;
      if (!last || last.width !== thumbnail.width || last.height !== thumbnail.height) {
        looks = [];
        return false;
      }
      looks = [...looks, motionBetween(last, thumbnail)].slice(-looksKept);
      const motions = looks.filter((motion) => motion !== undefined);
      return looks.length === looksKept && motions.length >= leastMoving && isInPlace(motions);
    },
  };
};
