import type { Page } from '@playwright/test';
import type { Chance } from './chance.ts';
import type { Lane, Place } from './lane.ts';
import type { SourceKind } from './page/main.ts';

/** A take that is being recorded while its fault comes. */
export interface RunningTake {
  readonly chance: Chance;
  readonly lane: Lane;
  readonly place: Place;
  readonly page: Page;
  readonly kinds: readonly SourceKind[];
  /** What the page last said that it had captured. */
  readonly saidMs: () => number;
}

/** What the page had captured when the take was over, and how it must have ended. */
export interface Outcome {
  readonly capturedMs: number;
  /** The page stood still for a while: nothing was captured then. */
  readonly hadStandstill?: boolean;
  readonly states: readonly ('complete' | 'recovered')[];
  /** What was particular about this case, for the report. */
  readonly what: string;
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Probe = ReturnType<typeof faults.probe>;

export const probe = ({ page }: Pick<RunningTake, 'page'>): Promise<Probe> =>
  page.evaluate(() => faults.probe());

/** Waits until the take has grown to a length. */
export const untilElapsed = async (take: Pick<RunningTake, 'page'>, elapsedMs: number): Promise<void> => {
  const limitMs = Date.now() + 60_000;
  for (;;) {
    const now = await probe(take);
    if (now.elapsedMs >= elapsedMs) return;
    if (now.state !== 'starting' && now.state !== 'recording')
      throw new Error(`The take is ${now.state} (${now.code ?? 'no reason'}).`);
    if (Date.now() > limitMs) throw new Error('The take does not grow.');
    await sleep(Math.min(100, elapsedMs - now.elapsedMs));
  }
};

/** What a page says is this old, at most, when the machine has time for it. */
const saidEveryMs = 50;

/**
 * How much the page has captured by now, since it was asked (`before`): by the clock, but not more than it said itself, which on a busy machine
 * is less.
 */
export const capturedNow = (take: RunningTake, before: Probe): number =>
  Math.min(before.elapsedMs + (Date.now() - before.wallMs), take.saidMs() + saidEveryMs);

/** Does something at one moment; answers how much the page had captured when it was done. */
export const atOneMoment = async (take: RunningTake, act: () => void): Promise<number> => {
  const before = await probe(take);
  act();
  return capturedNow(take, before);
};

/** Lets the take go on for a while and presses Stop. */
export const goOnAndStop = async (take: RunningTake, what: string): Promise<Outcome> => {
  const { elapsedMs } = await probe(take);
  await untilElapsed(take, elapsedMs + take.chance.between(700, 1_500));
  const result = await take.page.evaluate(() => faults.stop());
  if (!result) throw new Error('There was no recorder.');
  return { capturedMs: result.durationMs, states: ['complete'], what };
};

/** Waits until the recorder has stopped by itself; answers with what. */
export const untilStopped = async (take: RunningTake): Promise<Probe> => {
  const limitMs = Date.now() + 30_000;
  for (;;) {
    const now = await probe(take);
    if (now.state === 'stopped' || now.state === 'failed') return now;
    if (Date.now() > limitMs) throw new Error(`The recorder did not stop; it is ${now.state}.`);
    await sleep(50);
  }
};

export const signalPages = (pids: readonly number[], signal: NodeJS.Signals): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself.
    }
  }
};
