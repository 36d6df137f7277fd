import { describe, expect, it } from 'vitest';
import { nextRestart, type RestartHistory } from '../../src/main/restart-rule.ts';

const waitsFor = (endsMs: readonly number[]): (number | null)[] => {
  let history: RestartHistory = [];
  return endsMs.map((endedMs) => {
    const next = nextRestart(history, endedMs);
    history = next.history;
    return next.afterMs;
  });
};

describe('restarting the host', () => {
  it('is immediate the first time, then slower, and gives up at the sixth end within a minute', () => {
    expect(waitsFor([0, 1000, 2000, 3000, 4000, 5000])).toEqual([0, 1000, 2000, 4000, 8000, null]);
  });

  it('forgets what is over a minute ago', () => {
    expect(waitsFor([0, 61_000, 122_000])).toEqual([0, 0, 0]);
  });
});
