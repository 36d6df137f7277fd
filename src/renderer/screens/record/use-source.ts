import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenResult, SourceProblem } from '../../capture/types.ts';
import { strings } from '../../strings/en.ts';

interface Closable {
  readonly label: string;
  onEnded(listener: () => void): () => void;
  close(): void;
}

/** A screen, camera or microphone on the way to being recorded. */
export type SourceState<Source> =
  | { readonly state: 'off' }
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly source: Source }
  | { readonly state: 'problem'; readonly problem: SourceProblem };

export interface SourceSlot<Source> {
  readonly current: SourceState<Source>;
  /** Opens another source in this slot; the one before is given back. Answers the source, or undefined when it did not open. */
  open(opener: () => Promise<OpenResult<Source>>): Promise<Source | undefined>;
  /** The same source, described anew: the device stays open. */
  change(changer: (source: Source) => Promise<Source>): Promise<void>;
  close(): void;
}

const ended = (label: string): SourceProblem => ({
  outcome: 'failed',
  happened: strings.recording.endedHappened(label),
  remedy: strings.recording.endedRemedy,
});

/** One source and its life: opened, replaced, ended from outside, and given back when the screen goes away. */
export const useSource = <Source extends Closable>(): SourceSlot<Source> => {
  const [current, setCurrent] = useState<SourceState<Source>>({ state: 'off' });
  const held = useRef<Source>(undefined);
  // Counts openings: an answer that comes after the next opening, or after the screen has gone, is given back at once.
  const turn = useRef(0);

  const release = useCallback(() => {
    turn.current += 1;
    held.current?.close();
    held.current = undefined;
  }, []);

  const close = useCallback(() => {
    release();
    setCurrent({ state: 'off' });
  }, [release]);

  const open = useCallback(async (opener: () => Promise<OpenResult<Source>>) => {
    const before = held.current;
    turn.current += 1;
    const mine = turn.current;
    if (!before) setCurrent({ state: 'opening' });
    const result = await opener();
    if (mine !== turn.current) {
      if (result.outcome === 'open') result.source.close();
      return undefined;
    }
    // Whoever closes the picker keeps what there was.
    if (result.outcome === 'cancelled') {
      setCurrent(before ? { state: 'open', source: before } : { state: 'off' });
      return before;
    }
    before?.close();
    held.current = undefined;
    if (result.outcome !== 'open') {
      setCurrent({ state: 'problem', problem: result });
      return undefined;
    }
    const { source } = result;
    held.current = source;
    source.onEnded(() => {
      // Also under another description it is the source of this turn.
      if (mine !== turn.current || !held.current) return;
      held.current = undefined;
      setCurrent({ state: 'problem', problem: ended(source.label) });
    });
    setCurrent({ state: 'open', source });
    return source;
  }, []);

  const change = useCallback(async (changer: (source: Source) => Promise<Source>) => {
    const mine = turn.current;
    const before = held.current;
    if (!before) return;
    const source = await changer(before);
    if (mine !== turn.current || held.current !== before) return;
    held.current = source;
    setCurrent({ state: 'open', source });
  }, []);

  useEffect(() => release, [release]);
  return { current, open, change, close };
};

/** The source of a slot, where one is open. */
export const openSource = <Source>(slot: SourceSlot<Source>): Source | undefined =>
  slot.current.state === 'open' ? slot.current.source : undefined;
