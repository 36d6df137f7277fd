import { type RefObject, useEffect, useState } from 'react';
import type { Take } from '../../contract/take.ts';
import { useHost } from '../queries/host-context.tsx';
import { createPlayer, type Player } from './player.ts';

/** A player for a take, made when its canvases are in the page and closed with them. */
export const useTakePlayer = (
  take: Take,
  screen: RefObject<HTMLCanvasElement | null>,
  camera: RefObject<HTMLCanvasElement | null>,
): Player | null => {
  const host = useHost();
  const [player, setPlayer] = useState<Player | null>(null);
  // The files of a closed take do not change; new news of the same attempt must not start the player anew.
  const [{ attemptId, tracks, durationMs }] = useState(take);

  useEffect(() => {
    if (!screen.current || !camera.current) return;
    const stopReading = new AbortController();
    const created = createPlayer({
      tracks,
      durationMs,
      canvases: { screen: screen.current, camera: camera.current },
      read: async (track, byteOffset, byteLength) => {
        const input = { attemptId, track, byteOffset, byteLength };
        return (await host.call('take.read', input, { signal: stopReading.signal })).bytes;
      },
    });
    setPlayer(created);
    return () => {
      setPlayer(null);
      created.close();
      stopReading.abort();
    };
  }, [host, attemptId, tracks, durationMs, screen, camera]);

  return player;
};
