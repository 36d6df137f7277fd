import { expect, it } from 'vitest';
import { createRecognitionPace } from '../../../src/host/engines/recognition-pace.ts';

const pieces = [
  { startMs: 0, endMs: 10_000 },
  { startMs: 12_000, endMs: 22_000 },
  { startMs: 25_000, endMs: 45_000 },
  { startMs: 50_000, endMs: 60_000 },
];

const told = (act: (pace: ReturnType<typeof createRecognitionPace>) => void) => {
  const tellings: [share: number, remainingMs: number | undefined][] = [];
  act(createRecognitionPace(pieces, (share, remainingMs) => tellings.push([share, remainingMs])));
  return tellings;
};

it('counts seconds of speech, not pieces, and says how long the rest takes once two pieces were timed', () => {
  const [first, second, third, fourth] = pieces;
  expect(
    told(({ inside, done }) => {
      if (!first || !second || !third || !fourth) return;
      inside(first, 0.5);
      done(first, 1000);
      done(second, 3000);
      inside(third, 0.25);
      done(third, 4000);
      done(fourth, 2000);
    }),
  ).toEqual([
    [0.1, undefined],
    [0.2, undefined],
    [0.4, 6000],
    [0.5, 5000],
    [0.8, 2000],
    [1, 0],
  ]);
});

it('does not reckon with pieces that were recognised before', () => {
  expect(
    told(({ done }) => {
      for (const piece of pieces) done(piece, null);
    }).map(([, remainingMs]) => remainingMs),
  ).toEqual([undefined, undefined, undefined, undefined]);
});
