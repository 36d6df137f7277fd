import type { SectionTime } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Caption } from '../transcript/captions.ts';

/** A chapter lasts until the next begins, the last until the end. Milliseconds of the video. */
export interface Chapter {
  readonly startMs: number;
  readonly title: string;
}

const overlap = <M extends Moment>(moment: M, { startMs, endMs }: Moment): M | undefined => {
  const part = {
    ...moment,
    startMs: Math.max(0, moment.startMs - startMs),
    endMs: Math.min(endMs, moment.endMs) - startMs,
  };
  return part.endMs > part.startMs ? part : undefined;
};

/** The captions of a part of a take, told from the part's start. */
export const captionsWithin = (captions: readonly Caption[], range: Moment): Caption[] =>
  captions.flatMap((caption) => overlap(caption, range) ?? []);

/**
 * Chapters from the sections as they were spoken, told from the part's start. Players want the first at 0: what comes before the first
 * section is a chapter named `opening`. Without sections there are none.
 */
export const chaptersWithin = (
  sections: readonly SectionTime[],
  range: Moment,
  opening: string,
): Chapter[] => {
  const chapters = sections
    .flatMap((section) => overlap(section, range) ?? [])
    .toSorted((a, b) => a.startMs - b.startMs)
    .map(({ startMs, title }) => ({ startMs, title }));
  const [first] = chapters;
  return first && first.startMs > 0 ? [{ startMs: 0, title: opening }, ...chapters] : chapters;
};
