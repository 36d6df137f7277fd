import type { Cue, Trouble } from '../../../../src/contract/cue.ts';

/** A trouble of a run in take time. `ends`: when it is one, where that is known beforehand; empty for a trend. */
export interface ExpectedTrouble {
  readonly trouble: Trouble;
  readonly startMs: number;
  readonly ends: readonly number[];
  readonly overMs: number;
}

/** A cue of a take, and when the small window had painted it, both in take time. */
export interface ShownCue {
  readonly cue: Cue;
  readonly decidedMs: number;
  readonly committedMs: number | undefined;
  readonly paintedMs: number | undefined;
}

/** What a cue was worth. `endMs`: the end of the event, take time. */
export interface JudgedCue {
  readonly shown: ShownCue;
  readonly expected: ExpectedTrouble;
  readonly endMs: number;
  /** How the end is known: by the script, or by the cue's own numbers. */
  readonly endBy: 'script' | 'cue';
  readonly latencyMs: number;
}

export interface Judgement {
  readonly right: readonly JudgedCue[];
  readonly praise: readonly ShownCue[];
  readonly missed: readonly ExpectedTrouble[];
  readonly wrong: readonly ShownCue[];
}

/** A trend is still there in its window for a while when the speaker is well again. */
const windowMs = 4_000;

const judged = (shown: ShownCue, expected: ExpectedTrouble): JudgedCue => {
  const { decidedMs, paintedMs, cue } = shown;
  const scripted = expected.ends.findLast((endMs) => endMs <= decidedMs);
  const endMs = scripted ?? cue.evidence.moment.endMs;
  return {
    shown,
    expected,
    endMs,
    endBy: scripted === undefined ? 'cue' : 'script',
    // A cue that never came to be painted is as late as can be.
    latencyMs: (paintedMs ?? Number.POSITIVE_INFINITY) - endMs,
  };
};

/** Holds the cues of a run against its troubles. The first cue of a trouble counts; praise is right where its trouble was cued before. */
export const judge = (expected: readonly ExpectedTrouble[], shown: readonly ShownCue[]): Judgement => {
  const right: JudgedCue[] = [];
  const missed: ExpectedTrouble[] = [];
  for (const each of expected) {
    const found = shown.find(
      ({ cue, decidedMs }) =>
        cue.kind === each.trouble && decidedMs >= each.startMs && decidedMs <= each.overMs + windowMs,
    );
    if (found) right.push(judged(found, each));
    else missed.push(each);
  }
  const isRight = (one: ShownCue): boolean => right.some((each) => each.shown === one);
  const isEarned = (one: ShownCue): boolean =>
    one.cue.kind === 'mended' &&
    right.some(({ shown: { cue, decidedMs } }) => cue.kind === one.cue.about && decidedMs < one.decidedMs);
  const praise = shown.filter(isEarned);
  return {
    right,
    praise,
    missed,
    wrong: shown.filter((one) => !isRight(one) && !praise.includes(one)),
  };
};

/** The value that 95 of 100 do not exceed, by nearest rank: the largest, of fewer than twenty. NaN of none. */
export const percentile95 = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
};
