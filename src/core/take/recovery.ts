import { boxAt, maximumBoxHeaderLength, type ReadBytes } from './boxes.ts';
import type { FragmentPlace } from './fragment-index.ts';
import { type FragmentTicks, fragmentTicks, timescaleOf } from './fragment-times.ts';

/**
 * What is whole of a track's file. `byteLength`: cut the file there and it plays. Times in milliseconds of take time; 0 where there is
 * no fragment.
 */
export interface WholeFragments {
  readonly byteLength: number;
  readonly fragmentCount: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Each fragment in order, for an index. */
  readonly places: readonly FragmentPlace[];
  /** When the last fragment starts, in milliseconds of take time. */
  readonly lastStartMs: number;
  /** Whether the file already ends with an index (`mfra`). */
  readonly hasIndex: boolean;
}

/** One read takes a whole fragment's headers: a `moof` of a second has some hundred bytes. */
const readAheadLength = 4096;

/** A description of a movie is a few kilobytes; more than this is not one of ours. */
const maximumDescriptionLength = 1024 * 1024;

/** A fragment whose header does not say when it plays. */
const unknownTicks: FragmentTicks = { start: 0, end: 0 };

/** Reads ahead, so that headers that lie close together cost one read. */
const readAhead = (read: ReadBytes, fileLength: number): ReadBytes => {
  let cached: Uint8Array = new Uint8Array(0);
  let cachedAt = 0;
  return async (offset, length) => {
    const isCached = offset >= cachedAt && offset + length <= cachedAt + cached.length;
    if (!isCached) {
      cached = await read(offset, Math.min(Math.max(length, readAheadLength), fileLength - offset));
      cachedAt = offset;
    }
    return cached.subarray(offset - cachedAt, offset - cachedAt + length);
  };
};

/**
 * Looks through a fragmented MP4 from its start: `ftyp`, `moov`, then pairs of `moof` and `mdat`, then perhaps `mfra`, any free space
 * between them. A pair counts when both boxes lie wholly inside the file. Everything from the first thing that is torn, or is not a
 * box, is left out. A file without a whole `moov` has no whole byte. Reads headers only, never the media.
 */
export const scanFragments = async (readFile: ReadBytes, fileLength: number): Promise<WholeFragments> => {
  const read = readAhead(readFile, fileLength);
  const whole: { byteLength: number; fragments: FragmentTicks[] } = { byteLength: 0, fragments: [] };
  const places: FragmentPlace[] = [];
  let timescale: number | undefined;
  let described: FragmentTicks | undefined;
  let describedAt = 0;
  let hasIndex = false;

  for (let offset = 0; offset < fileLength; ) {
    const box = boxAt(await read(offset, Math.min(maximumBoxHeaderLength, fileLength - offset)), 0, offset);
    if (!box || offset + box.length > fileLength) break;
    if (box.type === 'moov' || box.type === 'moof') {
      if (box.length > maximumDescriptionLength) break;
      const content = (await read(offset, box.length)).subarray(box.headerLength);
      if (box.type === 'moov') timescale = timescaleOf(content);
      else {
        described = fragmentTicks(content) ?? unknownTicks;
        describedAt = offset;
      }
    } else if (box.type === 'mdat' && described) {
      whole.fragments.push(described);
      places.push({ startTicks: described.start, byteOffset: describedAt });
      described = undefined;
    }
    hasIndex = box.type === 'mfra';
    offset += box.length;
    if (timescale !== undefined && !described) whole.byteLength = offset;
  }
  const toMs = (ticks: number): number => Math.round((ticks * 1000) / (timescale ?? 1));
  const known = whole.fragments.filter((fragment) => fragment !== unknownTicks);
  return {
    byteLength: whole.byteLength,
    fragmentCount: whole.fragments.length,
    startMs: toMs(known[0]?.start ?? 0),
    endMs: toMs(known.at(-1)?.end ?? 0),
    places,
    lastStartMs: toMs(known.at(-1)?.start ?? 0),
    hasIndex: hasIndex && whole.byteLength > 0,
  };
};

/**
 * The length of the part of a fragmented MP4 that is whole (see `scanFragments`), from 0 to `fileLength`. Cutting the file there leaves
 * everything that was ever written in full.
 */
export const wholeFragmentsLength = async (read: ReadBytes, fileLength: number): Promise<number> =>
  (await scanFragments(read, fileLength)).byteLength;
