import type { Curve } from '../../../../contract/analysis.ts';
import type { Moment } from '../../../../contract/primitives.ts';

/** The timeline is drawn 1000 wide, whatever the length of what it shows. */
export const timelineWidth = 1000;

/** Share of the way from the start of a range to its end, 0 to 1. */
export const shareOf = (atMs: number, { startMs, endMs }: Moment): number =>
  endMs === startMs ? 0 : Math.min(1, Math.max(0, (atMs - startMs) / (endMs - startMs)));

export const toX = (atMs: number, shown: Moment): number => shareOf(atMs, shown) * timelineWidth;

/** Lowest and highest value of a curve with the band in view; undefined for a curve without values. */
export const curveRange = (
  values: readonly (number | null)[],
  band: { from?: number | undefined; to?: number | undefined },
): { from: number; to: number } | undefined => {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return undefined;
  let from = Math.min(band.from ?? Number.POSITIVE_INFINITY, band.to ?? Number.POSITIVE_INFINITY);
  let to = Math.max(band.from ?? Number.NEGATIVE_INFINITY, band.to ?? Number.NEGATIVE_INFINITY);
  for (const value of known) {
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  const room = Math.max((to - from) * 0.1, 1e-6);
  return { from: Math.max(0, from - room), to: to + room };
};

/** Height of a value in a row of this height; the top is 0. */
export const toY = (value: number, range: { from: number; to: number }, height: number): number =>
  height - ((value - range.from) / (range.to - range.from)) * height;

/** A line through the values; where there is none the line breaks. At most two points per unit of width are drawn. */
export const curvePath = (
  { startMs = 0, stepMs, values }: Curve,
  shown: Moment,
  range: { from: number; to: number },
  height: number,
): string => {
  const stride = Math.max(1, Math.floor(values.length / (2 * timelineWidth)));
  const parts: string[] = [];
  let isDrawing = false;
  for (let index = 0; index < values.length; index += stride) {
    const value = values[index] ?? null;
    const atMs = startMs + index * stepMs;
    if (value === null || atMs > shown.endMs) {
      isDrawing = false;
      continue;
    }
    const x = toX(atMs, shown).toFixed(1);
    const y = toY(value, range, height).toFixed(1);
    parts.push(`${isDrawing ? 'L' : 'M'}${x} ${y}`);
    isDrawing = true;
  }
  return parts.join('');
};

/** One filled box per moment, at least two units wide so that it can be seen. */
export const boxesPath = (moments: readonly Moment[], shown: Moment, height: number): string =>
  moments
    .map(({ startMs, endMs }) => {
      const x = toX(startMs, shown);
      const width = Math.max(2, toX(endMs, shown) - x);
      return `M${x.toFixed(1)} 0h${width.toFixed(1)}v${height}h-${width.toFixed(1)}z`;
    })
    .join('');
