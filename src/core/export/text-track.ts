import type { Size } from './layout.ts';
import { box, cutUtf8, fullBox, join, uint16, uint32, uint64, uint8, utf8 } from './write-boxes.ts';

/** A text that is shown for a while. Milliseconds of the video; without overlap, in order. */
export interface TimedText {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** A track of text in an MP4: captions as 3GPP timed text (TS 26.245), or the chapter list of QuickTime. */
export interface TextTrack {
  readonly kind: 'captions' | 'chapters';
  readonly texts: readonly TimedText[];
  readonly durationMs: number;
  /** Three letters of ISO 639-2, for example `eng`. */
  readonly language: string;
  readonly video: Size | undefined;
}

/** One piece of the track's media with how long it lasts. */
interface Sample {
  readonly bytes: Uint8Array;
  readonly lengthMs: number;
}

const longestText = 60_000;
/** Says that the text before it is UTF-8 (QuickTime). */
const utf8Mark = box('encd', uint32(0x100));

const toSample = (text: string, lengthMs: number, kind: TextTrack['kind']): Sample => {
  const letters = cutUtf8(text, longestText);
  const mark = kind === 'chapters' ? [utf8Mark] : [];
  return { bytes: join([uint16(letters.length), letters, ...mark]), lengthMs };
};

/** The media of a track: its texts, and empty ones where nothing is shown, so that the samples fill the whole length. */
const samplesOf = ({ texts, durationMs, kind }: TextTrack): readonly Sample[] => {
  const samples: Sample[] = [];
  let atMs = 0;
  for (const { startMs, endMs, text } of texts) {
    if (startMs > atMs) samples.push(toSample('', startMs - atMs, kind));
    samples.push(toSample(text, endMs - Math.max(atMs, startMs), kind));
    atMs = endMs;
  }
  if (atMs < durationMs) samples.push(toSample('', durationMs - atMs, kind));
  return samples.filter(({ lengthMs }) => lengthMs > 0);
};

/** Identity, moved down by `y` pixels (16.16 and 2.30 fixed point). */
const matrix = (y: number): Uint8Array => uint32(0x10000, 0, 0, 0, 0x10000, 0, 0, y << 16, 0x40000000);

const fontTable = box('ftab', uint16(1, 1), uint8(10), utf8('Sans-Serif'));

/** White letters without a ground, centred at the bottom, in the colours and places of TS 26.245, 5.16. */
const captionEntry = ({ width, height }: Size): Uint8Array =>
  box(
    'tx3g',
    uint16(0, 0, 0, 1),
    uint32(0),
    uint8(1, 0xff, 0, 0, 0, 0),
    uint16(0, 0, height, width),
    uint16(0, 0, 1),
    uint8(0, 18, 255, 255, 255, 255),
    fontTable,
  );

/** What every maker of QuickTime chapters writes: a text entry that nobody shows. */
const chapterEntry = (): Uint8Array =>
  box(
    'text',
    uint16(0, 0, 0, 1),
    uint32(1),
    uint16(0),
    uint32(0, 0, 0, 0),
    uint16(1),
    uint8(0, 0, 0, 0, 0, 0),
    box('ftab', uint16(1, 1), uint8(0)),
  );

const languageBits = (language: string): number =>
  [...language].reduce((bits, letter) => (bits << 5) | (letter.charCodeAt(0) - 0x60), 0);

/** Equal neighbours counted together, as `stts` wants them. */
const runsOf = (lengths: readonly number[]): readonly (readonly [count: number, length: number])[] => {
  const runs: [number, number][] = [];
  for (const length of lengths) {
    const last = runs.at(-1);
    if (last?.[1] === length) last[0] += 1;
    else runs.push([1, length]);
  }
  return runs;
};

/** A text track ready to be written: its media, and its `trak` box once it is known where the media lie in the file. */
export interface WrittenTextTrack {
  readonly media: Uint8Array;
  readonly describe: (trackId: number, mediaOffset: number, movieTimescale: number) => Uint8Array;
}

/** Writes a track of text whose clock counts milliseconds. */
export const writeTextTrack = (track: TextTrack): WrittenTextTrack => {
  const { kind, durationMs, language } = track;
  const isCaptions = kind === 'captions';
  const samples = samplesOf(track);
  const foot: Size = {
    width: track.video?.width ?? 0,
    height: Math.round((track.video?.height ?? 0) * 0.2),
  };
  const describe: WrittenTextTrack['describe'] = (trackId, mediaOffset, movieTimescale) => {
    const header = fullBox(
      'tkhd',
      // Captions can be switched on; chapters are never shown as text.
      isCaptions ? 3 : 2,
      uint32(0, 0, trackId, 0, Math.round((durationMs * movieTimescale) / 1000), 0, 0),
      uint16(0, isCaptions ? 2 : 0, 0, 0),
      matrix(isCaptions ? (track.video?.height ?? 0) - foot.height : 0),
      isCaptions ? uint32(foot.width << 16, foot.height << 16) : uint32(0, 0),
    );
    const mediaHeader = fullBox('mdhd', 0, uint32(0, 0, 1000, durationMs), uint16(languageBits(language), 0));
    const handler = fullBox(
      'hdlr',
      0,
      uint32(0),
      utf8(isCaptions ? 'sbtl' : 'text'),
      uint32(0, 0, 0),
      uint8(0),
    );
    const information = isCaptions
      ? fullBox('nmhd', 0)
      : box('gmhd', fullBox('gmin', 0, uint16(0x40, 0x8000, 0x8000, 0x8000, 0, 0)), box('text', matrix(0)));
    const table = box(
      'stbl',
      fullBox('stsd', 0, uint32(1), isCaptions ? captionEntry(foot) : chapterEntry()),
      fullBox(
        'stts',
        0,
        uint32(runsOf(samples.map(({ lengthMs }) => lengthMs)).length),
        ...runsOf(samples.map(({ lengthMs }) => lengthMs)).map((run) => uint32(...run)),
      ),
      fullBox('stsc', 0, uint32(1, 1, samples.length, 1)),
      fullBox('stsz', 0, uint32(0, samples.length, ...samples.map(({ bytes }) => bytes.length))),
      fullBox('co64', 0, uint32(1), uint64(mediaOffset)),
    );
    const data = box('dinf', fullBox('dref', 0, uint32(1), fullBox('url ', 1)));
    return box('trak', header, box('mdia', mediaHeader, handler, box('minf', information, data, table)));
  };
  return { media: join(samples.map(({ bytes }) => bytes)), describe };
};
