import { overlaySize } from '../contract/shell.ts';

/** A place on the desktop, in the system's points. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Smaller than this nobody reads anything in it. */
const least = { width: 240, height: 160 };

/** Room to the edge of the screen where nothing is remembered. */
const marginPoints = 24;

const isBounds = (value: unknown): value is Bounds =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((key) => Number.isFinite((value as Record<string, unknown>)[key]));

/** What was kept of the last time, or nothing where it cannot be read. */
export const parseBounds = (text: string): Bounds | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isBounds(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const clamp = (value: number, from: number, to: number): number =>
  Math.round(Math.max(from, Math.min(to, value)));

const overlap = (a: Bounds, b: Bounds): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/**
 * Where the small window opens: where it was, as far as that display is still there and large enough; else at the lower right of the first
 * display. `workAreas` are those of the displays, the main one first.
 */
export const placeOverlay = (remembered: Bounds | undefined, workAreas: readonly Bounds[]): Bounds => {
  const [main = { x: 0, y: 0, width: 1280, height: 800 }] = workAreas;
  const area =
    remembered &&
    workAreas
      .filter((each) => overlap(each, remembered) > 0)
      .toSorted((a, b) => overlap(b, remembered) - overlap(a, remembered))[0];
  const within = area ?? main;
  const size = area && remembered ? remembered : overlaySize;
  const width = clamp(size.width, Math.min(least.width, within.width), within.width);
  const height = clamp(size.height, Math.min(least.height, within.height), within.height);
  const right = within.x + within.width - width;
  const bottom = within.y + within.height - height;
  const wanted = area && remembered ? remembered : { x: right - marginPoints, y: bottom - marginPoints };
  return { x: clamp(wanted.x, within.x, right), y: clamp(wanted.y, within.y, bottom), width, height };
};
