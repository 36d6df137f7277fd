import type { Section } from '../../contract/kit.ts';

/** A section that was entered at `atMs` (take time). */
export interface SectionMark {
  readonly sectionId: string;
  readonly atMs: number;
}

/** How the present section stands. All times in milliseconds of take time. */
export interface SectionStanding {
  readonly sectionId: string;
  readonly title: string;
  /** Place in the scenario, from 0. */
  readonly index: number;
  /** Time spent in this section until now, earlier visits included. */
  readonly spentMs: number;
  readonly budgetMs: number;
  /** What is left; negative when over budget. */
  readonly leftMs: number;
  readonly overBudget: boolean;
  /** The section after it in the scenario's order; undefined in the last. */
  readonly nextSectionId: string | undefined;
}

/** Time spent in each section until `nowMs`, by id. Marks in any order; a section may be entered again, its times add up. */
export const timeSpentBySection = (marks: readonly SectionMark[], nowMs: number): Map<string, number> => {
  const ordered = marks.toSorted((a, b) => a.atMs - b.atMs);
  const spent = new Map<string, number>();
  for (const [index, mark] of ordered.entries()) {
    const endMs = Math.min(ordered[index + 1]?.atMs ?? nowMs, nowMs);
    spent.set(mark.sectionId, (spent.get(mark.sectionId) ?? 0) + Math.max(0, endMs - mark.atMs));
  }
  return spent;
};

/** The section that `nowMs` belongs to and its budget, or undefined before the first mark or in a section the scenario lacks. */
export const sectionStanding = (
  sections: readonly Section[],
  marks: readonly SectionMark[],
  nowMs: number,
): SectionStanding | undefined => {
  const current = marks.toSorted((a, b) => a.atMs - b.atMs).findLast((mark) => mark.atMs <= nowMs);
  if (!current) return undefined;
  const index = sections.findIndex((section) => section.id === current.sectionId);
  const section = sections[index];
  if (!section) return undefined;
  const spentMs = timeSpentBySection(marks, nowMs).get(section.id) ?? 0;
  return {
    sectionId: section.id,
    title: section.title,
    index,
    spentMs,
    budgetMs: section.budgetMs,
    leftMs: section.budgetMs - spentMs,
    overBudget: spentMs > section.budgetMs,
    nextSectionId: sections[index + 1]?.id,
  };
};
