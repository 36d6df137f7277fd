import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useChangeTranscript } from '../../../queries/corrections.ts';
import type { Token } from './marks.ts';
import { readingOf, type Selection, selectedRange, stepFrom } from './selection.ts';

const wordAtTarget = (target: EventTarget): number | null => {
  const word =
    target instanceof HTMLElement ? target.closest<HTMLElement>('[data-word]')?.dataset.word : undefined;
  return word === undefined ? null : Number(word);
};

/** Choosing words with mouse and keys, and changing them. `region` holds the words as buttons while it is on. */
export const useCorrecting = (
  attemptId: string,
  tokens: readonly Token[],
  region: RefObject<HTMLElement | null>,
) => {
  const change = useChangeTranscript(attemptId);
  const [isOn, setOn] = useState(false);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [isOpen, setOpen] = useState(false);
  const range = isOn && selection ? selectedRange(tokens, selection) : null;

  const focusWord = (index: number): void =>
    region.current?.querySelector<HTMLElement>(`[data-word="${index}"]`)?.focus();
  const choose = (next: Selection, opens: boolean): void => {
    setSelection(next);
    setOpen(opens);
  };
  // A word that changes is drawn anew: the focus goes back to its place, unless it has gone elsewhere meanwhile.
  const returnTo = useRef<number | null>(null);
  useEffect(() => {
    if (returnTo.current === null || tokens.length === 0 || document.activeElement !== document.body) return;
    region.current?.querySelector<HTMLElement>(`[data-word="${returnTo.current}"]`)?.focus();
  }, [tokens, region]);

  const close = (): void => {
    setOpen(false);
    if (!range) return;
    returnTo.current = range.first;
    focusWord(range.first);
  };
  const undo = (): void => change.mutate({ kind: 'undo' });

  const onClick = (event: MouseEvent): void => {
    const index = wordAtTarget(event.target);
    if (index === null) return;
    choose({ anchor: event.shiftKey && selection ? selection.anchor : index, focus: index }, true);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const index = wordAtTarget(event.target);
    if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      returnTo.current = index;
      undo();
      return;
    }
    if (index === null) return;
    const steps = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (steps !== 0) {
      event.preventDefault();
      const next = stepFrom(tokens, index, steps);
      choose({ anchor: event.shiftKey && selection ? selection.anchor : next, focus: next }, false);
      focusWord(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(selection ?? { anchor: index, focus: index }, true);
    } else if (event.key === 'Escape') setSelection(null);
  };

  return {
    isOn,
    turn: (on: boolean): void => {
      setOn(on);
      setSelection(null);
      setOpen(false);
    },
    range,
    isOpen: isOpen && range !== null,
    reading: range ? readingOf(tokens, range.first, range.last) : '',
    isSaving: change.isPending,
    error: change.error,
    save: (text: string): void => {
      if (!range) return;
      const { first: firstWordIndex, last: lastWordIndex } = range;
      // A text that was not touched is no correction.
      if (text !== readingOf(tokens, range.first, range.last))
        change.mutate({ kind: 'correct', firstWordIndex, lastWordIndex, text });
      close();
    },
    restore: (): void => {
      if (!range) return;
      change.mutate({ kind: 'restore', firstWordIndex: range.first, lastWordIndex: range.last });
      close();
    },
    undo,
    close,
    onClick,
    onKeyDown,
  };
};
