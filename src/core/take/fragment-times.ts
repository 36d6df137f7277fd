import { contentAt, uint32At, uint64At } from './boxes.ts';

/** Ticks of a second of the first track, from the content of a `moov` box (mdhd, ISO/IEC 14496-12, 8.4.2), or undefined. */
export const timescaleOf = (movieContent: Uint8Array): number | undefined => {
  const header = contentAt(movieContent, 'trak', 'mdia', 'mdhd');
  const timescale = header && uint32At(header, header[0] === 1 ? 20 : 12);
  return timescale === 0 ? undefined : timescale;
};

/** Adds up the sample durations of a `trun` (8.8.8); samples without one of their own last `defaultDuration`. */
const runDuration = (run: Uint8Array, defaultDuration: number | undefined): number | undefined => {
  const flags = (uint32At(run, 0) ?? 0) & 0xff_ff_ff;
  const sampleCount = uint32At(run, 4);
  if (sampleCount === undefined) return undefined;
  if ((flags & 0x100) === 0) return defaultDuration === undefined ? undefined : sampleCount * defaultDuration;
  const firstSample = 8 + ((flags & 0x1) === 0 ? 0 : 4) + ((flags & 0x4) === 0 ? 0 : 4);
  const sampleLength = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0).length * 4;
  let total = 0;
  for (let sample = 0; sample < sampleCount; sample += 1) {
    const duration = uint32At(run, firstSample + sample * sampleLength);
    if (duration === undefined) return undefined;
    total += duration;
  }
  return total;
};

/** When a fragment plays, in ticks of its track: `[start, end)`. */
export interface FragmentTicks {
  readonly start: number;
  readonly end: number;
}

/** Default sample duration of a `tfhd` (8.8.7), where it has one. */
const defaultDurationOf = (header: Uint8Array): number | undefined => {
  const flags = (uint32At(header, 0) ?? 0) & 0xff_ff_ff;
  if ((flags & 0x8) === 0) return undefined;
  return uint32At(header, 8 + ((flags & 0x1) === 0 ? 0 : 8) + ((flags & 0x2) === 0 ? 0 : 4));
};

/**
 * Start and end of a fragment in ticks, from the content of its `moof` box (tfdt and trun of its first track), or undefined where the
 * box does not say.
 */
export const fragmentTicks = (fragmentContent: Uint8Array): FragmentTicks | undefined => {
  const track = contentAt(fragmentContent, 'traf');
  const header = track && contentAt(track, 'tfhd');
  const decodeTime = track && contentAt(track, 'tfdt');
  const run = track && contentAt(track, 'trun');
  if (!header || !decodeTime || !run) return undefined;
  const start = decodeTime[0] === 1 ? uint64At(decodeTime, 4) : uint32At(decodeTime, 4);
  const duration = runDuration(run, defaultDurationOf(header));
  return start === undefined || duration === undefined ? undefined : { start, end: start + duration };
};
