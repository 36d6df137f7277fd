import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Player } from './player.ts';

/** The player of the report that is shown; null until its canvases are in the page. */
export const PlayerContext = createContext<Player | null>(null);

/** Whether there is a recording to play at all. */
export const RecordingContext = createContext(true);

export const useHasRecording = (): boolean => useContext(RecordingContext);

export const usePlayer = (): Player | null => useContext(PlayerContext);

const never = (): (() => void) => () => undefined;

/** Something about the player, drawn anew only when it changes. `select` must answer a plain value. */
export const usePlayerValue = <T extends string | number | boolean>(
  select: (player: Player) => T,
  without: T,
): T => {
  const player = usePlayer();
  return useSyncExternalStore(player ? player.subscribe : never, () => (player ? select(player) : without));
};
