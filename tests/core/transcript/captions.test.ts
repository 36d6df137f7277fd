import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionsOf, toSubRip, toWebVtt } from '../../../src/core/transcript/captions.ts';
import { wordsOf } from '../analysis/words.ts';

const talk =
  'So, today I will show you how the dashboard works. This is the home page of the customer portal, where most teams start every single day. [1500] Any questions?';

describe('captions', () => {
  test('keep every word, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}[,.?]?$/), { minLength: 1, maxLength: 60 }),
        (texts) => {
          const captions = captionsOf(wordsOf(texts.join(' ')));
          expect(captions.flatMap(({ lines }) => lines).join(' ')).toBe(texts.join(' '));
          for (const [index, { startMs, endMs, lines }] of captions.entries()) {
            expect(endMs).toBeGreaterThan(startMs);
            expect(endMs).toBeLessThanOrEqual(captions[index + 1]?.startMs ?? Number.POSITIVE_INFINITY);
            expect(lines.length).toBeLessThanOrEqual(2);
            for (const line of lines) expect(line.length).toBeLessThanOrEqual(42);
          }
        },
      ),
    );
  });

  test('begin anew after a pause and after a sentence', () => {
    const starts = captionsOf(wordsOf(talk)).map(({ lines }) => lines[0]?.split(' ')[0]);
    expect(starts).toContain('Any');
    expect(starts).toContain('This');
  });

  test('show a long word on a line of its own', () => {
    const [caption] = captionsOf(wordsOf('x'.repeat(90)));
    expect(caption?.lines).toEqual(['x'.repeat(90)]);
  });

  test('of no words are none', () => {
    expect(captionsOf([])).toEqual([]);
  });
});

describe('caption files', () => {
  const captions = [
    { startMs: 1000, endMs: 2500, lines: ['R&D <b>costs</b>', 'a --> b'] },
    { startMs: 3_723_004, endMs: 3_725_000, lines: ['Done.'] },
  ];

  test('as WebVTT', () => {
    expect(toWebVtt(captions)).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nR&amp;D &lt;b&gt;costs&lt;/b&gt;\na --&gt; b\n\n01:02:03.004 --> 01:02:05.000\nDone.\n',
    );
    expect(toWebVtt([])).toBe('WEBVTT\n');
  });

  test('as SubRip', () => {
    expect(toSubRip(captions)).toBe(
      '1\n00:00:01,000 --> 00:00:02,500\nR&D <b>costs</b>\na -> b\n\n2\n01:02:03,004 --> 01:02:05,000\nDone.\n',
    );
    expect(toSubRip([])).toBe('');
  });
});
