import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Truth } from '../truth.ts';
import { asRecognisersWrite, type Habits, isFilledPauseText, usualHabits } from './written.ts';

const said = 'we um show the report [600] and you uh see all of it [700] hmm in one place'.split(' ');

/** Words of 300 ms with the silences that stand between them. */
const truthOf = (texts: readonly string[]): Truth => {
  const words: { text: string; startMs: number; endMs: number }[] = [];
  let atMs = 500;
  for (const text of texts) {
    const silence = /^\[(\d+)\]$/.exec(text);
    if (!silence) words.push({ text, startMs: atMs, endMs: atMs + 300 });
    atMs += silence ? Number(silence[1]) : 300;
  }
  return Truth.parse({ durationMs: atMs + 500, words });
};
const truth = truthOf(said);

const written = (habits: Partial<Habits> = {}, seed = 'one') =>
  asRecognisersWrite(truth, seed, { ...usualHabits, ...habits })?.words ?? [];
const textOf = (habits: Partial<Habits>): string =>
  written(habits)
    .map(({ text }) => text)
    .join(' ');

test('a transcript holds every word but the filled pauses that are left out', () => {
  expect(textOf({ keptFilledPauses: 0 })).toBe('we show the report and you see all of it in one place');
  expect(textOf({ keptFilledPauses: 1 })).toBe(said.filter((text) => !text.startsWith('[')).join(' '));
});

test('words run on to the next, over a filled pause that was left out, or end about where they did', () => {
  const exact = { keptFilledPauses: 0, startsMs: 0 };
  const [first, second] = written(exact);
  expect(first).toMatchObject({ text: 'we', startMs: 500, endMs: 1100 });
  expect(second?.startMs).toBe(1100);
  const notOn = written({ ...exact, runningOn: 0 });
  expect(notOn[0]?.endMs).toBeLessThanOrEqual(840);
});

test('what comes after a silence may begin too late, nothing else does', () => {
  const exact = written({ keptFilledPauses: 1, startsMs: 0 });
  const late = written({ keptFilledPauses: 1, startsMs: 0, lateStarts: 1 });
  const shifts = late.map(({ startMs }, index) => startMs - (exact[index]?.startMs ?? 0));
  expect(late.filter((_, index) => (shifts[index] ?? 0) > 0).map(({ text }) => text)).toEqual([
    'we',
    'and',
    'hmm',
  ]);
});

test('stretches between two silences are lost as a whole, or every word, or none', () => {
  expect(written({ lostStretches: 1 })).toEqual([]);
  expect(written({ leftOut: 1 })).toEqual([]);
});

test('of what is mistaken a recogniser is less sure', () => {
  const mistaken = written({ keptFilledPauses: 0, mistakenFilledPauses: 1, mistaken: 1 });
  expect(mistaken.some(({ text }) => isFilledPauseText(text))).toBe(false);
  expect(mistaken).toHaveLength(16);
  for (const { probability } of mistaken) expect(probability).toBeLessThan(0.75);
  for (const { probability } of written({ keptFilledPauses: 1 })) expect(probability).toBe(0.9);
});

test('whatever the habits, words are in order and none ends before it begins', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const habits = fc.record({
    keptFilledPauses: share,
    mistakenFilledPauses: share,
    startsMs: fc.double({ min: 0, max: 200, noNaN: true }),
    runningOn: share,
    lateStarts: share,
    leftOut: share,
    mistaken: share,
    lostStretches: share,
  });
  fc.assert(
    fc.property(habits, fc.string(), (how, seed) => {
      const words = written(how, seed);
      for (const [index, { startMs, endMs }] of words.entries()) {
        expect(endMs).toBeGreaterThan(startMs);
        expect(startMs).toBeGreaterThanOrEqual(words[index - 1]?.startMs ?? 0);
      }
    }),
  );
});

test('the same seed writes the same', () => {
  expect(written({}, 'same')).toEqual(written({}, 'same'));
  expect(written({}, 'same')).not.toEqual(written({}, 'other'));
});
