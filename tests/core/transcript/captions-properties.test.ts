import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Word } from '../../../src/contract/transcript.ts';
import { captionsOf, toSubRip, toWebVtt } from '../../../src/core/transcript/captions.ts';

const texts = [
  'I',
  'we',
  'the',
  'dashboard',
  'collects',
  'data.',
  'Right?',
  'so,',
  'Donaudampfschifffahrtsgesellschaft',
  'où',
  'qu’est-ce',
  '¿Cómo',
  'está?',
  'não',
  'é',
  'één',
  'ij',
  '<b>',
  '&',
  '-->',
  '資料',
  'を',
  '見る。',
  'ข้อมูล',
];
const spoken = fc
  .array(
    fc.tuple(fc.constantFrom(...texts), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 2500 })),
    {
      minLength: 1,
      maxLength: 120,
    },
  )
  .map((parts) => {
    let atMs = 0;
    return parts.map(([text, lengthMs, gapMs], index): Word => {
      const startMs = atMs + gapMs * (index % 5 === 0 ? 1 : 0);
      atMs = startMs + lengthMs;
      return { index, text, startMs, endMs: atMs, probability: 0.9, segmentIndex: 0 };
    });
  });
const bare = (text: string): string => text.replace(/\s/g, '');

it('stays in order, without overlap, within two lines of 42 characters and 7 s, and keeps every word', () => {
  fc.assert(
    fc.property(spoken, (words) => {
      const captions = captionsOf(words);
      expect(bare(captions.flatMap(({ lines }) => lines).join(''))).toBe(
        bare(words.map(({ text }) => text).join('')),
      );
      for (const [index, { startMs, endMs, lines }] of captions.entries()) {
        expect(endMs).toBeGreaterThan(startMs);
        expect(startMs).toBeGreaterThanOrEqual(captions[index - 1]?.endMs ?? 0);
        expect(endMs - startMs).toBeLessThanOrEqual(7001);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(42);
      }
    }),
  );
});

it('leaves time to read wherever the next caption does', () => {
  fc.assert(
    fc.property(spoken, (words) => {
      const captions = captionsOf(words);
      for (const [index, { startMs, endMs, lines }] of captions.entries()) {
        const next = captions[index + 1];
        if (next && next.startMs === endMs) continue;
        const seconds = (endMs - startMs) / 1000;
        expect(lines.join('').length / seconds).toBeLessThanOrEqual(20.1);
        expect(seconds).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

it('writes files that read back: as many cues as captions, and no mark of the format in a text', () => {
  fc.assert(
    fc.property(spoken, (words) => {
      const captions = captionsOf(words);
      const time = (mark: string): RegExp =>
        new RegExp(`^\\d\\d:\\d\\d:\\d\\d\\${mark}\\d{3} --> \\d\\d:\\d\\d:\\d\\d\\${mark}\\d{3}$`);
      const vtt = toWebVtt(captions).split('\n');
      expect(vtt[0]).toBe('WEBVTT');
      expect(vtt.filter((line) => time('.').test(line))).toHaveLength(captions.length);
      expect(vtt.filter((line) => line.includes('-->'))).toHaveLength(captions.length);
      const srt = toSubRip(captions);
      expect(srt.split('\n').filter((line) => line.includes('-->'))).toHaveLength(captions.length);
      expect(
        srt
          .trimEnd()
          .split('\n\n')
          .map((cue) => Number(cue.split('\n')[0])),
      ).toEqual(captions.map((_, index) => index + 1));
    }),
  );
});

it('joins words without spaces where the script has none', () => {
  const words = ['資料', 'を', '見る。'].map(
    (text, index): Word => ({
      index,
      text,
      startMs: index * 300,
      endMs: index * 300 + 280,
      probability: 1,
      segmentIndex: 0,
    }),
  );
  expect(captionsOf(words).map(({ lines }) => lines)).toEqual([['資料を見る。']]);
});
