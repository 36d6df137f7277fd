import { type RefObject, useEffect } from 'react';

interface NotesKeys {
  /** The small window, which has keys of its own while it has the focus. */
  target: Window | undefined;
  scroller: RefObject<HTMLElement | null>;
  onLarger: () => void;
  onSmaller: () => void;
}

/** Keys of the recording screen that work from the notes too. Stop does not: its question stands in the other window. */
const passedOn = new Set(['n', 'p', 'arrowright']);

/** Plus and minus: text size; arrows up and down, page keys and space: scroll; N, the right arrow and P reach the recording. */
export const useNotesKeys = ({ target, scroller, onLarger, onSmaller }: NotesKeys): void => {
  useEffect(() => {
    if (!target) return;
    const scroll = (pages: number): void => {
      const { current } = scroller;
      current?.scrollBy({ top: pages * current.clientHeight, behavior: 'smooth' });
    };
    const take = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { key } = event;
      if (key === '+' || key === '=') onLarger();
      else if (key === '-') onSmaller();
      else if (key === 'ArrowDown') scroll(0.25);
      else if (key === 'ArrowUp') scroll(-0.25);
      else if (key === 'PageDown') scroll(0.9);
      else if (key === 'PageUp') scroll(-0.9);
      else if (passedOn.has(key.toLowerCase()) && !event.repeat)
        window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      else return;
      event.preventDefault();
    };
    target.addEventListener('keydown', take);
    return () => target.removeEventListener('keydown', take);
  }, [target, scroller, onLarger, onSmaller]);
};
