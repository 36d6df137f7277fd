import { boxesIn, uint32At } from '../take/boxes.ts';
import type { Size } from './layout.ts';
import type { Chapter } from './parts.ts';
import { type TextTrack, type TimedText, writeTextTrack } from './text-track.ts';
import { box, cutUtf8, fullBox, join, uint32, uint64, uint8 } from './write-boxes.ts';

/** What a muxer does not write: captions as a track, chapters. */
export interface MovieExtras {
  readonly captions: readonly TimedText[];
  readonly chapters: readonly Chapter[];
  readonly durationMs: number;
  /** Three letters of ISO 639-2. */
  readonly language: string;
  readonly video: Size | undefined;
}

/** The list of chapters as Nero began it and most players read it: at most 255, times in units of 100 ns. */
const chapterList = (chapters: readonly Chapter[]): Uint8Array =>
  fullBox(
    'chpl',
    0x01_00_00_00,
    uint32(0),
    uint8(Math.min(255, chapters.length)),
    ...chapters.slice(0, 255).map(({ startMs, title }) => {
      const letters = cutUtf8(title, 255);
      return join([uint64(startMs * 10_000), uint8(letters.length), letters]);
    }),
  );

const chapterTexts = (chapters: readonly Chapter[], durationMs: number): TimedText[] =>
  chapters.map(({ startMs, title }, index) => ({
    startMs,
    endMs: chapters[index + 1]?.startMs ?? durationMs,
    text: title,
  }));

const movieTimescale = (header: Uint8Array): number => uint32At(header, header[0] === 1 ? 20 : 12) ?? 1000;

/**
 * Adds captions and chapters to a finished MP4 whose `moov` box is its last: answers the bytes that take the place of that box, from
 * `movieOffset` to the file's new end. Chapters are written twice, as QuickTime's track and as Nero's list, since some players know only
 * one. Throws RangeError when `movie` is not a whole `moov` box with a header and a track.
 */
export const finishMovie = (
  movie: Uint8Array,
  movieOffset: number,
  { captions, chapters, durationMs, language, video }: MovieExtras,
): Uint8Array<ArrayBuffer> => {
  const [movieBox] = [...boxesIn(movie)];
  const parts = movieBox?.type === 'moov' ? [...boxesIn(movieBox.content)] : [];
  const header = parts.find(({ type }) => type === 'mvhd')?.content;
  const trackCount = parts.filter(({ type }) => type === 'trak').length;
  if (!header || trackCount === 0) throw new RangeError('This is not the description of a movie.');

  const plans: TextTrack[] = [];
  const about = { durationMs, language, video };
  if (captions.length > 0) plans.push({ ...about, kind: 'captions', texts: captions });
  if (chapters.length > 0)
    plans.push({ ...about, kind: 'chapters', texts: chapterTexts(chapters, durationMs) });
  const tracks = plans.map(writeTextTrack);
  const media = box('mdat', ...tracks.map((track) => track.media));

  const firstId = uint32At(header, header.length - 4) ?? trackCount + 1;
  let mediaOffset = movieOffset + 8;
  const described = tracks.map((track, index) => {
    const bytes = track.describe(firstId + index, mediaOffset, movieTimescale(header));
    mediaOffset += track.media.length;
    return bytes;
  });
  const chapterId = firstId + plans.findIndex(({ kind }) => kind === 'chapters');

  let isFirstTrack = true;
  let hasOwnData = false;
  const written = parts.map(({ type, content }) => {
    if (type === 'mvhd') {
      // The next free track number stands at its end.
      const next = uint32(firstId + tracks.length);
      return box(type, content.subarray(0, content.length - 4), next);
    }
    if (type === 'trak' && isFirstTrack) {
      isFirstTrack = false;
      const reference = box('tref', box('chap', uint32(chapterId)));
      return chapters.length > 0 ? box(type, content, reference) : box(type, content);
    }
    if (type === 'udta' && chapters.length > 0) {
      hasOwnData = true;
      return box(type, content, chapterList(chapters));
    }
    return box(type, content);
  });
  const list = chapters.length > 0 && !hasOwnData ? [box('udta', chapterList(chapters))] : [];
  const last = written.length - (parts.at(-1)?.type === 'udta' ? 1 : 0);
  const whole = box('moov', ...written.slice(0, last), ...described, ...written.slice(last), ...list);
  return join(plans.length > 0 ? [media, whole] : [whole]);
};
