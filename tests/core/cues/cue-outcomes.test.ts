import { expect, test } from 'vitest';
import type { Cue } from '../../../src/contract/cue.ts';
import { toTakeEvent } from '../../../src/core/cues/cue-events.ts';
import type { CueChange } from '../../../src/core/cues/cue-scheduler.ts';
import { cueOutcomes } from '../../../src/core/cues/cue-outcomes.ts';

const cue = (cueId: number, kind: Cue['kind'] = 'too-fast'): Cue => ({
  cueId,
  kind,
  about: 'too-fast',
  evidence: {
    value: 190,
    unit: 'wpm',
    band: { to: 165 },
    moment: { startMs: 0, endMs: 10_000 },
    context: [],
  },
});

test('a cue is followed when its trouble is mended within ten seconds, also after it has gone', () => {
  const changes: CueChange[] = [
    { kind: 'shown', atMs: 20_000, cue: cue(1) },
    { kind: 'ended', atMs: 26_000, cueId: 1, because: 'expired' },
    { kind: 'mended', atMs: 29_000, cueId: 1 },
    { kind: 'shown', atMs: 40_000, cue: cue(2) },
    { kind: 'ended', atMs: 46_000, cueId: 2, because: 'expired' },
    { kind: 'mended', atMs: 51_000, cueId: 2 },
    { kind: 'shown', atMs: 60_000, cue: cue(3, 'mended') },
  ];
  const outcomes = cueOutcomes(changes.map(toTakeEvent), 61_000);
  expect(outcomes.map(({ atMs, endMs, followed }) => [atMs, endMs, followed])).toEqual([
    [20_000, 26_000, true],
    [40_000, 46_000, false],
    [60_000, 61_000, false],
  ]);
});
