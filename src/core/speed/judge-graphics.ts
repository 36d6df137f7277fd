import type { GraphicsOutcome } from '../../contract/recognition-speed.ts';

/** Words of a text as they are compared: neither case nor marks count. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

/** Number of words to change, leave out or put in (Levenshtein). */
const wordDistance = (a: readonly string[], b: readonly string[]): number => {
  let row = b.map((_, index) => index + 1);
  a.forEach((word, index) => {
    let diagonal = index;
    let left = index + 1;
    row = b.map((other, column) => {
      const above = row[column] ?? 0;
      left = Math.min(above + 1, left + 1, diagonal + (word === other ? 0 : 1));
      diagonal = above;
      return left;
    });
  });
  return row.at(-1) ?? a.length;
};

/** A device rounds otherwise than the processor, so a word in ten may differ; a broken driver writes something else altogether. */
const mostWordsThatDiffer = 0.1;

/** Fewer words than this are no text to compare. */
const leastWords = 5;

/** A device that wins by less is not worth the risk of its driver. */
const leastGain = 1.1;

/** What one side made of the sound of a trial. */
export interface HeardSound {
  readonly text: string;
  readonly wallMs: number;
}

/** Whether a device may be used after it and the processor have recognised the same sound. */
export const judgeGraphics = (processor: HeardSound, device: HeardSound): GraphicsOutcome => {
  const expected = wordsOf(processor.text);
  if (expected.length < leastWords) return 'nothing-heard';
  const share = wordDistance(expected, wordsOf(device.text)) / expected.length;
  if (share > mostWordsThatDiffer) return 'wrong-words';
  return device.wallMs * leastGain <= processor.wallMs ? 'faster' : 'not-faster';
};
