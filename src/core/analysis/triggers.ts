import type { FillerCluster, SectionTime } from '../../contract/analysis.ts';
import type { Word } from '../../contract/transcript.ts';
import { plainWord } from '../transcript/plain-word.ts';
import { firstWordFrom } from '../transcript/word-gaps.ts';

/** A section that began this shortly before a cluster is its trigger, in ms. */
const sectionBeforeMs = 5000;
/** So is a change of the screen, in ms. */
const screenBeforeMs = 2000;

/** What stood before a cluster. */
export type Trigger = Required<Pick<FillerCluster, 'trigger' | 'triggerKind'>>;

/**
 * Tells what stood before a time in ms: a section that had just begun, else a screen that had just changed, else the last word that was
 * no filler, else nothing. `screenChangesMs` in order.
 */
export const clusterTrigger = (
  words: readonly Word[],
  filledPauseWords: readonly number[],
  fillerWords: readonly { readonly firstWordIndex: number; readonly lastWordIndex: number }[],
  sections: readonly SectionTime[],
  screenChangesMs: readonly number[] = [],
): ((atMs: number) => Trigger) => {
  const fillers = new Set(filledPauseWords);
  for (const { firstWordIndex, lastWordIndex } of fillerWords)
    for (let index = firstWordIndex; index <= lastWordIndex; index++) fillers.add(index);
  return (atMs) => {
    const section = sections.findLast(({ startMs }) => startMs <= atMs && atMs - startMs <= sectionBeforeMs);
    // The first section begins with the take: nobody changed anything there.
    if (section && section.startMs > 0) return { trigger: section.title, triggerKind: 'section' };
    const changeMs = screenChangesMs.findLast((changedMs) => changedMs <= atMs);
    const triggerKind = changeMs !== undefined && atMs - changeMs <= screenBeforeMs ? 'screen' : 'word';
    for (let index = firstWordFrom(words, atMs) - 1; index >= 0; index--) {
      const word = words[index];
      if (word && !fillers.has(index)) return { trigger: plainWord(word.text), triggerKind };
    }
    return { trigger: '', triggerKind };
  };
};
