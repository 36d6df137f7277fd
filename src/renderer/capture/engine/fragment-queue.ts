import type { TrackKind } from '../../../contract/take.ts';
import type { FragmentHead } from './messages.ts';

/** Fragments of one track on their way to the sink, one at a time. Normally at most one is here; while a disk hesitates more wait. */
export interface FragmentQueue {
  readonly add: (bytes: Uint8Array<ArrayBuffer>, startMs: number, endMs: number) => void;
  readonly acknowledge: (sequence: number) => void;
  /** How much media is here, in milliseconds: pictures are dropped while it is too much. */
  readonly heldMs: () => number;
  /** Resolves when everything added so far is safe. */
  readonly drained: () => Promise<void>;
}

export const createFragmentQueue = (
  track: TrackKind,
  send: (head: FragmentHead, bytes: Uint8Array<ArrayBuffer>) => void,
): FragmentQueue => {
  const waiting: { head: FragmentHead; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const listeners: (() => void)[] = [];
  let sequence = 0;
  let onItsWay: FragmentHead | undefined;

  const sendNext = (): void => {
    const next = waiting.shift();
    onItsWay = next?.head;
    if (next) send(next.head, next.bytes);
    else for (const listener of listeners.splice(0)) listener();
  };

  return {
    add: (bytes, startMs, endMs) => {
      waiting.push({ head: { track, sequence, startMs, endMs }, bytes });
      sequence += 1;
      if (!onItsWay) sendNext();
    },
    acknowledge: (safe) => {
      if (onItsWay?.sequence === safe) sendNext();
    },
    heldMs: () => {
      const oldest = onItsWay;
      const newest = waiting.at(-1)?.head ?? onItsWay;
      return oldest && newest ? newest.endMs - oldest.startMs : 0;
    },
    drained: () => (onItsWay ? new Promise((resolve) => listeners.push(resolve)) : Promise.resolve()),
  };
};
