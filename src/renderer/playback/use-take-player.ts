import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Moment } from '../../contract/primitives.ts';
import type { Take } from '../../contract/take.ts';
import { useHost } from '../queries/host-context.tsx';
import { createPlayer, type Player } from './player.ts';

/** A player for the part of a take that counts, made when its canvases are in the page and closed with them; null where nothing is left to play. */
export const useTakePlayer = (
  take: Take,
  { startMs, endMs }: Moment,
  screen: RefObject<HTMLCanvasElement | null>,
  camera: RefObject<HTMLCanvasElement | null>,
): Player | null => {
  const host = useHost();
  const [player, setPlayer] = useState<Player | null>(null);
  // The files of a closed take do not change; new news of the same attempt must not start the player anew.
  const [{ attemptId, tracks }] = useState(take);
  const isGone = take.mediaDeletedAt !== undefined;
  const latestRange = useRef<Moment>({ startMs, endMs });

  useEffect(() => {
    if (isGone || !screen.current || !camera.current) return;
    const stopReading = new AbortController();
    const created = createPlayer({
      tracks,
      range: latestRange.current,
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
  }, [host, attemptId, tracks, isGone, screen, camera]);

  useEffect(() => {
    latestRange.current = { startMs, endMs };
    player?.setRange({ startMs, endMs });
  }, [player, startMs, endMs]);

  return player;
};
