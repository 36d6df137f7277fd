import { describe, expect, test } from 'vitest';
import type { TakeEvent } from '../../../src/contract/take.ts';
import { longestMonologue } from '../../../src/core/analysis/monologue.ts';
import { findSections, withPace } from '../../../src/core/analysis/sections.ts';

const sections = [
  { id: 'opening', title: 'Opening', budgetMs: 30_000, notes: '' },
  { id: 'demo', title: 'Demo', budgetMs: 60_000, notes: '' },
];
const started = (sectionId: string, atMs: number): TakeEvent => ({
  kind: 'section-started',
  sectionId,
  atMs,
});

describe('sections', () => {
  test('last until the next begins or the take ends, and may come again', () => {
    const found = findSections(
      sections,
      [started('demo', 20_000), started('opening', 0), started('opening', 50_000)],
      60_000,
    );
    expect(found.map(({ sectionId, startMs, endMs }) => [sectionId, startMs, endMs])).toEqual([
      ['opening', 0, 20_000],
      ['demo', 20_000, 50_000],
      ['opening', 50_000, 60_000],
    ]);
    expect(found[1]).toMatchObject({ title: 'Demo', budgetMs: 60_000 });
  });

  test('that the scenario does not know, or that nobody stayed in, are left out', () => {
    expect(
      findSections(sections, [started('other', 0), started('demo', 5000), started('opening', 5000)], 9000),
    ).toMatchObject([{ sectionId: 'opening' }]);
  });

  test('without marks are the whole take where there is only one', () => {
    expect(findSections(sections.slice(0, 1), [], 9000)).toMatchObject([
      { sectionId: 'opening', startMs: 0, endMs: 9000 },
    ]);
    expect(findSections(sections, [], 9000)).toEqual([]);
  });
});

describe('the pace of a section', () => {
  const words = [500, 1500, 4000, 9500, 12_000].map((startMs) => ({ startMs, endMs: startMs + 300 }));
  const marks = [started('opening', 0), started('demo', 10_000), started('opening', 13_000)];

  test('is of the words that begin in it, over all its time; of a few seconds there is none', () => {
    const found = withPace(findSections(sections, marks, 20_000), words);
    expect(found.map(({ wordsPerMinute }) => wordsPerMinute)).toEqual([24, undefined, 0]);
  });
});

describe('the longest monologue', () => {
  const voiced = [
    { startMs: 1000, endMs: 10_000 },
    { startMs: 10_500, endMs: 30_000 },
    { startMs: 32_000, endMs: 60_000 },
  ];

  test('ends at a pause of 1.2 s, not at a shorter one', () => {
    const pauses = [
      { startMs: 10_000, endMs: 10_500 },
      { startMs: 30_000, endMs: 32_000 },
    ];
    expect(longestMonologue(voiced, pauses, [])).toEqual({ startMs: 1000, endMs: 30_000 });
  });

  test('ends at a question', () => {
    const found = longestMonologue(voiced, [], [{ startMs: 20_000, endMs: 22_000 }]);
    expect(found).toEqual({ startMs: 22_000, endMs: 60_000 });
  });

  test('is none where nobody speaks', () => {
    expect(longestMonologue([], [], [])).toBeUndefined();
  });
});
