import { describe, expect, test } from 'vitest';
import type { Moment } from '../../../src/contract/primitives.ts';
import type { TakeEvent } from '../../../src/contract/take.ts';
import { findPauses } from '../../../src/core/analysis/pauses.ts';
import { english } from '../../../src/core/transcript/languages/en.ts';
import { wordsOf } from './words.ts';

const about = {
  durationMs: 20_000,
  events: [] as TakeEvent[],
  screenWatched: [{ startMs: 0, endMs: 20_000 }],
  words: null,
  language: undefined,
};
const changedAt = (...times: readonly number[]): TakeEvent[] =>
  times.map((atMs) => ({ kind: 'screen-changed', atMs, changedShare: 0.5 }));

describe('pauses', () => {
  test('are the silences of 200 ms or more between stretches of voice', () => {
    const voiced = [
      { startMs: 500, endMs: 2000 },
      { startMs: 2190, endMs: 3000 },
      { startMs: 3200, endMs: 18_000 },
    ];
    expect(findPauses(voiced, about).map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[3000, 3200]]);
  });

  test('before the first word and after the last count only where they could be dead air', () => {
    const late = findPauses([{ startMs: 4000, endMs: 19_000 }], about);
    expect(late.map(({ startMs, endMs, isDeadAir }) => [startMs, endMs, isDeadAir])).toEqual([
      [0, 4000, true],
    ]);
  });

  test('are none where nobody speaks at all', () => {
    expect(findPauses([], about)).toEqual([]);
  });

  test.each([
    ['We can see all of it. [1500] Every change is saved.', 'clause-boundary', false],
    ['The system sends an alert when [1500] a device goes offline.', 'inside-clause', true],
    ['The system sends [900] an alert when a device goes offline.', 'inside-clause', false],
    ['We open the page [1500] and we see the chart.', 'clause-boundary', false],
    ['The old process was slow [1500] and hard to manage.', 'inside-clause', true],
    ['We like it [1500] because it works.', 'clause-boundary', false],
  ])('in "%s" stand at a %s', (text, place, isLong) => {
    const words = wordsOf(text);
    const gap = words.findIndex((word, index) => word.startMs - (words[index - 1]?.endMs ?? 0) > 500);
    const startMs = words[gap - 1]?.endMs ?? 0;
    const endMs = words[gap]?.startMs ?? 0;
    const voiced = [
      { startMs: 0, endMs: startMs },
      { startMs: endMs, endMs: 20_000 },
    ];
    const [pause] = findPauses(voiced, { ...about, words, language: english });
    expect(pause).toMatchObject({ place, isLong });
  });

  test('are placed right though the word before runs into the silence', () => {
    const words = wordsOf('The system sends [1500] an alert.').map((word) =>
      word.text === 'sends' ? { ...word, endMs: word.endMs + 1200 } : word,
    );
    const voiced = [
      { startMs: 0, endMs: 700 },
      { startMs: 2250, endMs: 20_000 },
    ];
    expect(findPauses(voiced, { ...about, words, language: english })[0]).toMatchObject({
      place: 'inside-clause',
    });
  });

  test('are placed right though the last word of the sentence was pushed behind them', () => {
    const words = wordsOf('What do you want to solve [1500] today? How many');
    const squeezed = words.map((word) =>
      word.text === 'today?' ? { ...word, endMs: word.startMs + 20 } : word,
    );
    const voiced = [
      { startMs: 0, endMs: 1450 },
      { startMs: 3000, endMs: 20_000 },
    ];
    const placeWith = (given: typeof words) =>
      findPauses(voiced, { ...about, words: given, language: english })[0]?.place;
    expect(placeWith(squeezed)).toBe('clause-boundary');
    expect(placeWith(words)).toBe('inside-clause');
  });

  test('have an unknown place without words', () => {
    const voiced = [
      { startMs: 0, endMs: 700 },
      { startMs: 2250, endMs: 20_000 },
    ];
    expect(findPauses(voiced, about)[0]).toMatchObject({ place: 'unknown', isLong: false });
    expect(findPauses(voiced, { ...about, words: [] })[0]?.place).toBe('unknown');
  });

  test('are no dead air while the screen keeps changing', () => {
    const voiced = [
      { startMs: 0, endMs: 5000 },
      { startMs: 11_000, endMs: 20_000 },
    ];
    const judged = (events: TakeEvent[]) => findPauses(voiced, { ...about, events })[0];
    expect(judged([])).toMatchObject({ isDeadAir: true, screenChanging: false });
    expect(judged(changedAt(6000, 8500, 10_500))).toMatchObject({ isDeadAir: false, screenChanging: true });
    expect(judged(changedAt(5500))).toMatchObject({ isDeadAir: true, screenChanging: false });
    expect(judged(changedAt(7000, 9000))).toMatchObject({ isDeadAir: false, screenChanging: true });
  });

  test('shortly after a click belong to the screen', () => {
    const voiced = [
      { startMs: 0, endMs: 5000 },
      { startMs: 6000, endMs: 20_000 },
    ];
    expect(findPauses(voiced, { ...about, events: changedAt(4700) })[0]?.screenChanging).toBe(true);
    expect(findPauses(voiced, { ...about, events: changedAt(4000, 6100) })[0]?.screenChanging).toBe(false);
  });

  test('are two where the recorder was paused in between', () => {
    const voiced = [
      { startMs: 0, endMs: 5000 },
      { startMs: 9000, endMs: 20_000 },
    ];
    const events: TakeEvent[] = [
      { kind: 'paused', atMs: 7000 },
      { kind: 'resumed', atMs: 7000 },
    ];
    const found = findPauses(voiced, { ...about, events });
    expect(found.map(({ startMs, endMs, isDeadAir }) => [startMs, endMs, isDeadAir])).toEqual([
      [5000, 7000, false],
      [7000, 9000, false],
    ]);
  });

  test("during which the screen kept loading are the product's, however long", () => {
    const voiced = [
      { startMs: 0, endMs: 3000 },
      { startMs: 15_000, endMs: 20_000 },
    ];
    const busy = (from: number, to: number): TakeEvent[] =>
      Array.from({ length: Math.floor((to - from) / 1000) + 1 }, (_, index) => ({
        kind: 'screen-busy',
        atMs: from + 1000 * index,
      }));
    const [loading] = findPauses(voiced, { ...about, events: busy(5200, 14_200) });
    expect(loading).toMatchObject({ screenChanging: true, isDeadAir: false });
    // It stood still for the last seven seconds.
    const [still] = findPauses(voiced, { ...about, events: busy(5200, 8200) });
    expect(still).toMatchObject({ screenChanging: false, isDeadAir: true });
  });
});

describe('pauses while nobody watched the screen', () => {
  const voiced = [
    { startMs: 500, endMs: 5000 },
    { startMs: 9500, endMs: 15_000 },
  ];
  const judged = (screenWatched: Moment[], events: TakeEvent[] = []) =>
    findPauses(voiced, { ...about, durationMs: 15_000, events, screenWatched })[0];

  test('are neither dead air nor a screen that loads: nobody knows', () => {
    const unknown = { isDeadAir: false, screenChanging: false, screenUnknown: true };
    expect(judged([])).toMatchObject(unknown);
    expect(judged([{ startMs: 10_000, endMs: 15_000 }])).toMatchObject(unknown);
    // Two seconds of it are too little to be sure.
    expect(judged([{ startMs: 0, endMs: 7000 }])).toMatchObject(unknown);
  });

  test('are judged by what was seen where that is enough', () => {
    expect(judged([{ startMs: 0, endMs: 8200 }])).toMatchObject({ isDeadAir: true });
    expect(judged([{ startMs: 0, endMs: 8200 }])).not.toHaveProperty('screenUnknown');
    const seen = judged([{ startMs: 0, endMs: 9000 }], changedAt(6500, 8800));
    expect(seen).toMatchObject({ isDeadAir: false, screenChanging: true });
    expect(seen).not.toHaveProperty('screenUnknown');
  });

  test('are judged as ever where it was watched all through, also where it never changed', () => {
    const still = judged([{ startMs: 0, endMs: 15_000 }]);
    expect(still).toMatchObject({ isDeadAir: true, screenChanging: false });
    expect(still).not.toHaveProperty('screenUnknown');
  });
});
