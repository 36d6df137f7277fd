import { useEffect } from 'react';
import { usePlayer } from '../../../playback/player-context.tsx';

const stepMs = 5000;

/** Things that have a use for these keys themselves. */
const ownKeys =
  'a, button, input, textarea, select, [role="tab"], [role="option"], [role="menuitem"], [role="dialog"], [role="alertdialog"], [data-own-keys]';

/** Space plays and pauses, the arrows move five seconds, wherever the focus has no other use for them. */
export const usePlayerKeys = (): void => {
  const player = usePlayer();
  useEffect(() => {
    if (!player) return;
    const take = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(ownKeys)) return;
      if (event.key === ' ') {
        if (player.state.isPlaying) player.pause();
        else void player.play();
      } else if (event.key === 'ArrowRight') void player.seek(player.positionMs() + stepMs);
      else if (event.key === 'ArrowLeft') void player.seek(player.positionMs() - stepMs);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', take);
    return () => window.removeEventListener('keydown', take);
  }, [player]);
};
