import { type RefObject, useEffect } from 'react';
import type { Word } from '../../../../contract/transcript.ts';
import { usePlayer } from '../../../playback/player-context.tsx';
import { wordAt } from './marks.ts';

/** Marks the word that is heard now and, when asked to, keeps it in view. */
export const useFollow = (
  region: RefObject<HTMLElement | null>,
  words: readonly Pick<Word, 'index' | 'startMs'>[],
  follows: boolean,
): void => {
  const player = usePlayer();
  useEffect(() => {
    if (!player) return;
    let marked: HTMLElement | null = null;
    let shown = -1;
    const follow = (): void => {
      const index = wordAt(words, player.positionMs());
      if (index === shown) return;
      shown = index;
      marked?.removeAttribute('data-now');
      const box = region.current;
      marked = box?.querySelector<HTMLElement>(`[data-word="${words[index]?.index ?? -1}"]`) ?? null;
      marked?.setAttribute('data-now', '');
      if (!follows || !marked || !box || !player.state.isPlaying) return;
      const above = marked.offsetTop - box.scrollTop;
      if (above < 0 || above > box.clientHeight - 3 * marked.offsetHeight) {
        const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
        box.scrollTo({
          top: marked.offsetTop - box.clientHeight / 3,
          behavior: isCalm ? 'instant' : 'smooth',
        });
      }
    };
    follow();
    const stop = player.subscribe(follow);
    return () => {
      stop();
      marked?.removeAttribute('data-now');
    };
  }, [player, region, words, follows]);
};
