import type { SectionTime } from '../../contract/analysis.ts';
import type { Section } from '../../contract/kit.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { TakeEvent } from '../../contract/take.ts';
import { leastSpanMs } from './pace-measures.ts';

/**
 * The sections as they were spoken, in order; one that was entered twice stands there twice. A section lasts until the next begins or the
 * take ends. Without any mark a scenario of one section has it from start to end; a longer one has none.
 */
export const findSections = (
  sections: readonly Section[],
  events: readonly TakeEvent[],
  durationMs: number,
): SectionTime[] => {
  const marks = events
    .flatMap((event) => (event.kind === 'section-started' ? [event] : []))
    .toSorted((a, b) => a.atMs - b.atMs);
  const [only] = sections;
  if (marks.length === 0 && only && sections.length === 1) {
    return [
      { startMs: 0, endMs: durationMs, sectionId: only.id, title: only.title, budgetMs: only.budgetMs },
    ];
  }
  return marks.flatMap(({ sectionId, atMs }, index) => {
    const section = sections.find(({ id }) => id === sectionId);
    const endMs = Math.min(durationMs, marks[index + 1]?.atMs ?? durationMs);
    if (!section || endMs <= atMs) return [];
    return [{ startMs: atMs, endMs, sectionId, title: section.title, budgetMs: section.budgetMs }];
  });
};

/** The sections with the pace of each: the words that begin in it over its whole time. `words` in order. */
export const withPace = (sections: readonly SectionTime[], words: readonly Moment[]): SectionTime[] =>
  sections.map((section) => {
    const { startMs, endMs } = section;
    if (endMs - startMs < leastSpanMs) return section;
    const said = words.filter((word) => word.startMs >= startMs && word.startMs < endMs).length;
    return { ...section, wordsPerMinute: Math.round((said * 60_000) / (endMs - startMs)) };
  });
