import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Section } from '../../../src/contract/kit.ts';
import { sectionStanding, timeSpentBySection } from '../../../src/core/capture/section-clock.ts';

const section = (id: string, budgetMs: number): Section => ({ id, title: id, budgetMs, notes: '' });
const sections = [section('opening', 60_000), section('demo', 180_000), section('close', 30_000)];

describe('section clock', () => {
  test('says which section it is, what is left and what comes next', () => {
    const marks = [
      { sectionId: 'opening', atMs: 0 },
      { sectionId: 'demo', atMs: 70_000 },
    ];
    expect(sectionStanding(sections, marks, 50_000)).toMatchObject({
      sectionId: 'opening',
      spentMs: 50_000,
      leftMs: 10_000,
      overBudget: false,
      nextSectionId: 'demo',
    });
    expect(sectionStanding(sections, marks, 100_000)).toMatchObject({ sectionId: 'demo', spentMs: 30_000 });
  });

  test('is over budget only after the budget is used up', () => {
    const marks = [{ sectionId: 'close', atMs: 0 }];
    expect(sectionStanding(sections, marks, 30_000)?.overBudget).toBe(false);
    expect(sectionStanding(sections, marks, 30_001)).toMatchObject({ overBudget: true, leftMs: -1 });
  });

  test('coming back to a section adds to its time', () => {
    const marks = [
      { sectionId: 'opening', atMs: 0 },
      { sectionId: 'demo', atMs: 10_000 },
      { sectionId: 'opening', atMs: 15_000 },
    ];
    expect(sectionStanding(sections, marks, 20_000)).toMatchObject({ sectionId: 'opening', spentMs: 15_000 });
  });

  test('before the first mark there is no section', () => {
    expect(sectionStanding(sections, [], 1000)).toBeUndefined();
    expect(sectionStanding(sections, [{ sectionId: 'demo', atMs: 2000 }], 1000)).toBeUndefined();
  });

  test('the times of all sections add up to the time since the first mark', () => {
    const marksOf = fc.array(
      fc.record({ sectionId: fc.constantFrom('opening', 'demo', 'close'), atMs: fc.nat(100_000) }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(marksOf, (marks) => {
        const first = Math.min(...marks.map((mark) => mark.atMs));
        const total = [...timeSpentBySection(marks, 100_000).values()].reduce((sum, spent) => sum + spent, 0);
        expect(total).toBe(100_000 - first);
      }),
    );
  });
});
