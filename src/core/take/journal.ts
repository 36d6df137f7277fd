import type { Fragment } from '../../contract/take.ts';

/** What the journal proves of one track's file. `startMs` is null while there is no fragment. */
export interface Journalled {
  readonly nextSequence: number;
  /** Bytes of the file that the journal covers, its header included. */
  readonly byteLength: number;
  readonly startMs: number | null;
  readonly endMs: number;
}

/**
 * Follows one track's journal lines from the first fragment as far as they join without a gap and lie inside the file. `headerLength`:
 * bytes of the file before the first fragment. Lines after the first that does not fit are left out: a page would have to send them again.
 */
export const journalledPart = (
  lines: readonly Fragment[],
  headerLength: number,
  fileLength: number,
): Journalled => {
  let part: Journalled = {
    nextSequence: 0,
    byteLength: Math.min(headerLength, fileLength),
    startMs: null,
    endMs: 0,
  };
  for (const line of lines) {
    if (line.sequence < part.nextSequence) continue;
    const joins = line.sequence === part.nextSequence && line.byteOffset === part.byteLength;
    if (!joins || line.byteOffset + line.byteLength > fileLength) break;
    part = {
      nextSequence: part.nextSequence + 1,
      byteLength: part.byteLength + line.byteLength,
      startMs: part.startMs ?? line.startMs,
      endMs: Math.max(part.endMs, line.endMs),
    };
  }
  return part;
};
