import type { Page } from '@playwright/test';
import { chanceOf } from './chance.ts';
import { type FaultKind, faultKinds, noFault } from './kinds.ts';
import type { Lane, Place } from './lane.ts';
import { harmedTakes, hashTakes, misfits } from './on-disk.ts';
import type { DecodedTrack } from './page/decode.ts';
import type { SourceKind } from './page/main.ts';
import { type Outcome, sleep, untilElapsed } from './run-in-take.ts';

/** What one fault did. */
export interface CaseResult {
  readonly seed: number;
  readonly kind: FaultKind;
  readonly what: string;
  readonly opened: boolean;
  readonly lostMs: number;
  readonly earlierTakesHarmed: number;
  /** What is wrong beside a loss; empty when all is well. */
  readonly problems: readonly string[];
  readonly tookMs: number;
}

/** More than this of a take may never be missing. */
export const largestLossMs = 1_000;

type SourceSet = readonly SourceKind[];

const sourceSets: readonly [SourceSet, ...SourceSet[]] = [
  ['screen', 'camera', 'microphone'],
  ['screen', 'microphone'],
  ['camera', 'microphone'],
  ['microphone'],
];

export const kindOf = (seed: number): FaultKind => {
  const kinds = Object.keys(faultKinds) as FaultKind[];
  return kinds[(seed - 1) % kinds.length] ?? 'host killed';
};

/** Waits until the take is closed, by Stop or for want of a page. */
const closedTake = async (page: Page, attemptId: string) => {
  const limitMs = Date.now() + 30_000;
  for (;;) {
    const take = await page.evaluate((id) => faults.take(id), attemptId);
    if (take === null) throw new Error('The take is gone.');
    if (take.state !== 'recording') return take;
    if (Date.now() > limitMs) throw new Error('The take stays open.');
    await sleep(250);
  }
};

/**
 * Decodes a closed take once it stands still: a page whose recorder failed may come back and press its Stop again, which opens the take for a
 * moment.
 */
const decodedAtRest = async (page: Page, attemptId: string) => {
  for (let before = await closedTake(page, attemptId); ; ) {
    const tracks = await page.evaluate((id) => faults.decode(id), attemptId);
    const closed = await closedTake(page, attemptId);
    if (JSON.stringify(closed) === JSON.stringify(before)) return { closed, tracks };
    before = closed;
  }
};

/** The longest loss of the tracks, and what else is wrong with them. */
const judge = (
  tracks: readonly DecodedTrack[],
  { capturedMs, hadStandstill }: Outcome,
): { lostMs: number; problems: string[] } => {
  const problems: string[] = [];
  let lostMs = 0;
  for (const { kind, endMs, longestStepMs, shortestStepMs, problem } of tracks) {
    if (problem !== null) problems.push(`${kind}: ${problem}`);
    if (shortestStepMs < 0) problems.push(`${kind}: samples out of order`);
    if (endMs > capturedMs + 600)
      problems.push(`${kind}: ${endMs} ms of ${Math.round(capturedMs)} ms captured`);
    const missingInside = hadStandstill || longestStepMs <= largestLossMs ? 0 : longestStepMs;
    lostMs = Math.max(lostMs, capturedMs - endMs, missingInside);
  }
  return { lostMs: Math.round(lostMs), problems };
};

const runTake = async (lane: Lane, place: Place, seed: number, kind: FaultKind | null) => {
  const chance = chanceOf(seed);
  const kinds = chance.oneOf(sourceSets);
  const before = await hashTakes(place.dataFolder);
  const page = await lane.openPage(place);
  let viewer: Page | undefined;
  let saidMs = 0;
  page.on('console', (message) => {
    const said = /^captured ([\d.]+)$/.exec(message.text());
    if (said) saidMs = Number(said[1]);
  });
  try {
    const attemptId = await page.evaluate((chosen) => faults.start(chosen), kinds);
    const take = { chance, lane, place, page, kinds, saidMs: () => saidMs };
    await untilElapsed(take, chance.between(900, 2_600));
    const outcome = await (kind === null ? noFault : faultKinds[kind])(take);
    viewer = await lane.openPage(place);
    const { closed, tracks } = await decodedAtRest(viewer, attemptId);
    const { lostMs, problems } = judge(tracks, outcome);
    if (!outcome.states.some((state) => state === closed.state))
      problems.push(`the take is ${closed.state}, not ${outcome.states.join(' or ')}`);
    problems.push(...(await misfits(place.dataFolder, attemptId)));
    const harmed = harmedTakes(before, await hashTakes(place.dataFolder));
    return { what: `${kinds.join('+')}; ${outcome.what}`, lostMs, problems, harmed };
  } finally {
    for (const open of [page, viewer])
      await open
        ?.context()
        .close()
        .catch(() => undefined);
  }
};

/** Records the take that every later case finds as an earlier one. */
export const recordEarlierTake = async (lane: Lane, place: Place): Promise<void> => {
  const { problems } = await runTake(lane, place, 1, null);
  if (problems.length > 0) throw new Error(`A take without a fault is not whole: ${problems.join('; ')}`);
};

/** Runs the case of a seed. Everything about it comes from the seed. */
export const runCase = async (lane: Lane, seed: number): Promise<CaseResult> => {
  const kind = kindOf(seed);
  const place = kind === 'disk full' ? await lane.small() : lane.usual;
  const startMs = Date.now();
  try {
    const { what, lostMs, problems, harmed } = await runTake(lane, place, seed, kind);
    const opened = problems.length === 0;
    const tookMs = Date.now() - startMs;
    return { seed, kind, what, opened, lostMs, earlierTakesHarmed: harmed.length, problems, tookMs };
  } catch (error) {
    // The next case begins with a host of its own.
    await place.host.kill();
    const text = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    const rest = { what: '', opened: false, lostMs: 0, earlierTakesHarmed: 0, problems: [text] };
    return { seed, kind, ...rest, tookMs: Date.now() - startMs };
  }
};
