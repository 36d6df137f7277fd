import { expect, it } from 'vitest';
import { type PairedRun, sideFigures } from './paired-figures.ts';

const run = (given: number | undefined, got: number, cpuShare: number): PairedRun => ({
  hasRecognition: true,
  pictures: [{ kind: 'screen', expected: 1_000, given, got, repeated: 0, unreadable: 0 }],
  cpuShare,
  recogniserShare: 0.2,
  longestBlockMs: 100 * cpuShare,
  pieces: 5,
  piecesLeftAtStop: 2,
  stopToReportMs: 1_000 * cpuShare,
  recordedSeconds: 30,
});

it('tells what the studio lost from what it was never given', () => {
  expect(sideFigures([run(900, 890, 1.2), run(800, 793, 1.4)])).toMatchObject({
    runs: 2,
    framesShown: 2_000,
    framesGiven: 1_700,
    framesGot: 1_683,
    lostPercent: 1,
    missingPercent: 15.85,
    cpuShare: 1.2999999999999998,
    longestBlockMs: 140,
    pieces: 10,
    piecesLeftAtStop: 4,
    stopToReportMs: 1_400,
  });
});

it('counts a frame that the second reader missed as none lost', () => {
  expect(sideFigures([run(900, 902, 1)]).lostPercent).toBe(0);
  expect(sideFigures([run(undefined, 902, 1)]).lostPercent).toBe(0);
});
