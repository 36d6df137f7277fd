/** When the host last ended by itself, in milliseconds since the epoch, the oldest first. */
export type RestartHistory = readonly number[];

const windowMs = 60_000;
const mostInWindow = 5;

/**
 * Whether and when to start the host again: at once the first time, then after 1, 2, 4, 8 s; not after the fifth end within a
 * minute (`afterMs` null), when something is wrong that a restart cannot mend.
 */
export const nextRestart = (
  history: RestartHistory,
  nowMs: number,
): { history: RestartHistory; afterMs: number | null } => {
  const recent = [...history.filter((endedMs) => nowMs - endedMs < windowMs), nowMs];
  if (recent.length > mostInWindow) return { history: recent, afterMs: null };
  return { history: recent, afterMs: recent.length === 1 ? 0 : 1000 * 2 ** (recent.length - 2) };
};
