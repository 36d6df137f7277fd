import { describe, expect, it } from 'vitest';
import type { SectionTime } from '../../../src/contract/analysis.ts';
import { captionsWithin, chaptersWithin } from '../../../src/core/export/parts.ts';

const section = (startMs: number, endMs: number, title: string): SectionTime => ({
  startMs,
  endMs,
  title,
  sectionId: title.toLowerCase(),
  budgetMs: 60_000,
});
const sections = [
  section(0, 5_000, 'Opening'),
  section(5_000, 9_000, 'Demo'),
  section(9_000, 12_000, 'Close'),
];

describe('chapters', () => {
  it('are the sections, told from the start of the part', () => {
    expect(chaptersWithin(sections, { startMs: 0, endMs: 12_000 }, 'Start')).toEqual([
      { startMs: 0, title: 'Opening' },
      { startMs: 5_000, title: 'Demo' },
      { startMs: 9_000, title: 'Close' },
    ]);
    expect(chaptersWithin(sections, { startMs: 6_000, endMs: 9_000 }, 'Start')).toEqual([
      { startMs: 0, title: 'Demo' },
    ]);
  });

  it('begin at 0 also where the first section does not', () => {
    expect(chaptersWithin([section(2_000, 4_000, 'Demo')], { startMs: 0, endMs: 5_000 }, 'Start')).toEqual([
      { startMs: 0, title: 'Start' },
      { startMs: 2_000, title: 'Demo' },
    ]);
    expect(chaptersWithin([], { startMs: 0, endMs: 5_000 }, 'Start')).toEqual([]);
  });
});

describe('captions of a part', () => {
  it('are told from its start and end at its edges', () => {
    const captions = [
      { startMs: 0, endMs: 1_000, lines: ['one'] },
      { startMs: 1_500, endMs: 3_000, lines: ['two'] },
      { startMs: 4_000, endMs: 6_000, lines: ['three'] },
    ];
    expect(captionsWithin(captions, { startMs: 2_000, endMs: 5_000 })).toEqual([
      { startMs: 0, endMs: 1_000, lines: ['two'] },
      { startMs: 2_000, endMs: 3_000, lines: ['three'] },
    ]);
  });
});
