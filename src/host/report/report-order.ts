/**
 * Why a report is to be made: of a take that has just been recorded, because a person asks for it, or because an ended studio, a closed
 * window or a missing model left it undone.
 */
export type ReportCause = 'recorded' | 'asked' | 'left-over';

/** A report that waits for its turn, or has it. `turn` counts the reports that were begun. */
export interface ReportTurn {
  readonly cause: ReportCause;
  readonly turn: number;
}

const causesInOrder: readonly ReportCause[] = ['recorded', 'asked', 'left-over'];

/**
 * Below 0 where the first goes before the second. Of takes that were just recorded the last one goes first, as its person waits for it now;
 * everything else goes in the order in which it was begun.
 */
export const compareTurns = (one: ReportTurn, other: ReportTurn): number => {
  const byCause = causesInOrder.indexOf(one.cause) - causesInOrder.indexOf(other.cause);
  if (byCause !== 0) return byCause;
  return one.cause === 'recorded' ? other.turn - one.turn : one.turn - other.turn;
};
