/**
 * A pattern that no ordinary screen shows: two bands of eight bars of the same width, in four colours a quarter of the colour circle
 * apart. The notes window shows it while a trial is recorded; where it is in the recording, the notes would be too.
 */
export type MarkerColour = 'red' | 'lime' | 'cyan' | 'violet';

/** The bars of the two bands from left to right, the upper band first. Neighbours always differ. */
export const markerBands: readonly (readonly MarkerColour[])[] = [
  ['red', 'cyan', 'lime', 'violet', 'cyan', 'red', 'violet', 'lime'],
  ['violet', 'lime', 'red', 'lime', 'cyan', 'violet', 'red', 'cyan'],
];

/** How each colour is drawn. */
export const markerRgb: Record<MarkerColour, readonly [number, number, number]> = {
  red: [255, 24, 24],
  lime: [128, 255, 0],
  cyan: [0, 255, 255],
  violet: [128, 16, 255],
};

/** Plain room around the bands, as a share of a bar: what is behind the window may have a bar's colour. */
export const markerMargin = 1;

/** A picture as rows of RGBA pixels, one byte a channel. */
export interface ColourPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray | Uint8Array;
}

/** Hues in degrees of the colour circle, and how far a recorded colour may be off: encoders keep colours at half the resolution. */
const hues: readonly (readonly [MarkerColour, number])[] = [
  ['red', 0],
  ['lime', 90],
  ['cyan', 180],
  ['violet', 270],
];
const hueTolerance = 32;
const leastSaturation = 0.45;
const leastValue = 90;

/** Bars thinner than this, pixels, do not survive an encoder. */
const thinnestBar = 3;
/** A bar's width against the mean of its band, either way. */
const widthTolerance = 1.7;
/** Blurred room between two bars, as a share of a bar. */
const widestGap = 0.6;
/** Rows in which a band has to be seen at one place; rows are looked at one in two. */
const rowsWanted = 4;
/** How far the edges of two rows may differ, as a share of a bar. */
const edgeTolerance = 0.6;

interface Run {
  readonly colour: MarkerColour;
  readonly start: number;
  end: number;
}

interface Sighting {
  readonly band: number;
  readonly start: number;
  readonly end: number;
  readonly row: number;
}

const colourOf = (red: number, green: number, blue: number): MarkerColour | undefined => {
  const value = Math.max(red, green, blue);
  const range = value - Math.min(red, green, blue);
  if (value < leastValue || range < leastSaturation * value) return undefined;
  let hue: number;
  if (value === red) hue = ((green - blue) / range) * 60;
  else if (value === green) hue = 120 + ((blue - red) / range) * 60;
  else hue = 240 + ((red - green) / range) * 60;
  return hues.find(([, middle]) => {
    const distance = Math.abs(((hue - middle + 540) % 360) - 180);
    return distance <= hueTolerance;
  })?.[0];
};

/** The stretches of marker colours in a row; specks are left out, holes of a pixel closed. */
const runsOf = ({ width, rgba }: ColourPicture, row: number): Run[] => {
  const runs: Run[] = [];
  for (let x = 0; x < width; x += 1) {
    const at = (row * width + x) * 4;
    const colour = colourOf(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
    if (!colour) continue;
    const last = runs.at(-1);
    if (last && last.colour === colour && x - last.end <= 1) last.end = x + 1;
    else runs.push({ colour, start: x, end: x + 1 });
  }
  return runs.filter(({ start, end }) => end - start >= thinnestBar);
};

const isBand = (runs: readonly Run[], colours: readonly MarkerColour[]): boolean => {
  if (runs.some(({ colour }, index) => colour !== colours[index])) return false;
  const start = runs[0]?.start ?? 0;
  const bar = ((runs.at(-1)?.end ?? 0) - start) / colours.length;
  return runs.every((run, index) => {
    const width = run.end - run.start;
    const gap = run.start - (runs[index - 1]?.end ?? run.start);
    return width * widthTolerance >= bar && width <= bar * widthTolerance && gap <= bar * widestGap;
  });
};

const sightingsIn = (picture: ColourPicture, row: number): Sighting[] => {
  const runs = runsOf(picture, row);
  return markerBands.flatMap((colours, band) =>
    runs.flatMap((first, index) => {
      const part = runs.slice(index, index + colours.length);
      if (part.length < colours.length || !isBand(part, colours)) return [];
      return [{ band, start: first.start, end: part.at(-1)?.end ?? first.end, row }];
    }),
  );
};

/** Whether a picture shows the marker anywhere, in any size from some thirty pixels of width on. Pure, some milliseconds a picture. */
export const showsMarker = (picture: ColourPicture): boolean => {
  const sightings: Sighting[] = [];
  for (let row = 0; row < picture.height; row += 2) sightings.push(...sightingsIn(picture, row));
  return sightings.some((place) => {
    const tolerance = (edgeTolerance * (place.end - place.start)) / 8;
    const isSamePlace = ({ start, end }: Sighting): boolean =>
      Math.abs(start - place.start) <= tolerance && Math.abs(end - place.end) <= tolerance;
    const same = sightings.filter(isSamePlace);
    const upper = same.filter(({ band }) => band === 0);
    const lower = same.filter(({ band }) => band === 1);
    if (upper.length < rowsWanted || lower.length < rowsWanted) return false;
    return Math.max(...upper.map(({ row }) => row)) < Math.min(...lower.map(({ row }) => row));
  });
};
