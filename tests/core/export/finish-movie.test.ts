import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishMovie } from '../../../src/core/export/finish-movie.ts';
import { box, fullBox, join, uint16, uint32, utf8 } from '../../../src/core/export/write-boxes.ts';
import { boxesIn, contentAt, uint32At } from '../../../src/core/take/boxes.ts';

const header = fullBox('mvhd', 0, uint32(0, 0, 1000, 9000, 0x10000), new Uint8Array(72), uint32(3));
const track = (id: number): Uint8Array => box('trak', fullBox('tkhd', 3, uint32(0, 0, id, 0, 9000)));
const movie = box('moov', header, track(1), track(2));
const movieOffset = 5000;
const chapters = [
  { startMs: 0, title: 'Opening' },
  { startMs: 4000, title: 'Größer' },
];
const captions = [
  { startMs: 1000, endMs: 2000, text: 'one' },
  { startMs: 3000, endMs: 9000, text: 'two\nlines' },
];
const about = { durationMs: 9000, language: 'eng', video: { width: 640, height: 360 } };

const tracksOf = (moov: Uint8Array): Uint8Array[] =>
  [...boxesIn(moov)].filter(({ type }) => type === 'trak').map(({ content }) => content);

/** The texts of a track as a reader finds them in the whole file. */
const textsOf = (trak: Uint8Array, written: Uint8Array): string[] => {
  const table = contentAt(trak, 'mdia', 'minf', 'stbl') ?? new Uint8Array();
  const sizes = contentAt(table, 'stsz') ?? new Uint8Array();
  const offsets = contentAt(table, 'co64') ?? new Uint8Array();
  let at = (uint32At(offsets, 12) ?? 0) - movieOffset;
  return Array.from({ length: uint32At(sizes, 8) ?? 0 }, (_, index) => {
    const length = uint32At(sizes, 12 + 4 * index) ?? 0;
    const sample = written.subarray(at, at + length);
    at += length;
    const letters = ((sample[0] ?? 0) << 8) | (sample[1] ?? 0);
    return new TextDecoder().decode(sample.subarray(2, 2 + letters));
  });
};

describe('the end of a movie', () => {
  const written = finishMovie(movie, movieOffset, { ...about, captions, chapters });
  const [media, description] = [...boxesIn(written)];
  const moov = description?.content ?? new Uint8Array();

  it('is its texts and a description of all its tracks, with numbers that are free', () => {
    expect([media?.type, description?.type]).toEqual(['mdat', 'moov']);
    const ids = tracksOf(moov).map((trak) => uint32At(contentAt(trak, 'tkhd') ?? new Uint8Array(), 12));
    expect(ids).toEqual([1, 2, 3, 4]);
    const head = contentAt(moov, 'mvhd') ?? new Uint8Array();
    expect(uint32At(head, head.length - 4)).toBe(5);
  });

  it('holds the texts where the description says', () => {
    const [, , captionTrack, chapterTrack] = tracksOf(moov);
    expect(textsOf(captionTrack ?? new Uint8Array(), written)).toEqual(['', 'one', '', 'two\nlines']);
    expect(textsOf(chapterTrack ?? new Uint8Array(), written)).toEqual(['Opening', 'Größer']);
  });

  it('names the chapter track in the first track, and lists the chapters a second time', () => {
    const reference = contentAt(tracksOf(moov)[0] ?? new Uint8Array(), 'tref', 'chap');
    expect(uint32At(reference ?? new Uint8Array(), 0)).toBe(4);
    const list = contentAt(moov, 'udta', 'chpl') ?? new Uint8Array();
    expect(list[8]).toBe(2);
    expect(new TextDecoder().decode(list.subarray(18, 25))).toBe('Opening');
  });

  it('keeps the title that is there', () => {
    const titled = box('moov', header, track(1), box('udta', box('meta', utf8('title'))));
    const end = finishMovie(titled, 0, { ...about, captions: [], chapters });
    const data = contentAt(contentAt(end, 'moov') ?? new Uint8Array(), 'udta') ?? new Uint8Array();
    expect([...boxesIn(data)].map(({ type }) => type)).toEqual(['meta', 'chpl']);
  });

  it('is the description as it was where there is nothing to add', () => {
    expect(finishMovie(movie, 0, { ...about, captions: [], chapters: [] })).toEqual(movie);
  });

  it('refuses what is not a description', () => {
    expect(() => finishMovie(box('moov', header), 0, { ...about, captions, chapters })).toThrow(RangeError);
    expect(() => finishMovie(new Uint8Array(3), 0, { ...about, captions, chapters })).toThrow(RangeError);
  });

  it('stays readable whatever the texts are', () => {
    const some = fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 300 });
    fc.assert(
      fc.property(some, (titles) => {
        const many = titles.map((title, index) => ({ startMs: index * 30, title }));
        const end = finishMovie(movie, movieOffset, { ...about, captions: [], chapters: many });
        const parts = [...boxesIn(end)];
        expect(parts.reduce((sum, { content }) => sum + content.length + 8, 0)).toBe(end.length);
        const moovContent = parts.at(-1)?.content ?? new Uint8Array();
        const lengths = [...boxesIn(moovContent)].reduce((sum, { content }) => sum + content.length + 8, 0);
        expect(lengths).toBe(moovContent.length);
      }),
      { numRuns: 40 },
    );
    expect(join([uint16(1), uint16(2)])).toEqual(Uint8Array.from([0, 1, 0, 2]));
  });
});
