import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietestMomentMs } from '../../../src/core/transcript/long-stretch.ts';
import { createPieceCutter, cutPieces } from '../../../src/core/transcript/piece-cutter.ts';
import { defaultPieceRules, type Piece, paddedPiece } from '../../../src/core/transcript/pieces.ts';

/** The level of a sound that is equally loud throughout. */
const steady = (durationMs: number): Float32Array => new Float32Array(Math.ceil(durationMs / 10)).fill(-20);

/** Stretches of voice from lengths of voice and of the pause before each. */
const voicedFrom = (parts: readonly (readonly [pauseMs: number, voiceMs: number])[]) => {
  let atMs = 0;
  return parts.map(([pauseMs, voiceMs]) => {
    const startMs = atMs + pauseMs;
    atMs = startMs + voiceMs;
    return { startMs, endMs: atMs };
  });
};

describe('cutPieces', () => {
  it('gives no piece for a take without voice', () => {
    expect(cutPieces([], steady(5000), 5000)).toEqual([]);
  });

  it('keeps near stretches together, with surroundings', () => {
    const voiced = [
      { startMs: 1000, endMs: 3000 },
      { startMs: 3500, endMs: 5000 },
    ];
    expect(cutPieces(voiced, steady(8000), 8000)).toEqual([{ startMs: 750, endMs: 5250, voiced }]);
  });

  it('ends a piece at a pause of three seconds', () => {
    const pieces = cutPieces(
      voicedFrom([
        [500, 2000],
        [3000, 1000],
      ]),
      steady(9000),
      9000,
    );
    expect(pieces.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [250, 2750],
      [5250, 6750],
    ]);
  });

  it('cuts a long talk at the longest pause of the second half, not at the last that fits', () => {
    const voiced = voicedFrom([
      [0, 10_000],
      [300, 8000],
      [1200, 5000],
      [200, 3000],
      [200, 4000],
    ]);
    const pieces = cutPieces(voiced, steady(40_000), 40_000);
    expect(pieces[0]?.voiced).toEqual(voiced.slice(0, 2));
    expect(pieces[1]?.voiced).toEqual(voiced.slice(2));
  });

  it('cuts speech without any pause where it is quietest', () => {
    const levels = steady(40_000);
    levels.fill(-70, 2200, 2210);
    const pieces = cutPieces([{ startMs: 0, endMs: 40_000 }], levels, 40_000);
    expect(pieces).toHaveLength(2);
    expect(pieces[0]?.endMs).toBeGreaterThanOrEqual(22_000);
    expect(pieces[0]?.endMs).toBeLessThanOrEqual(22_100);
    expect(pieces[1]?.startMs).toBe(pieces[0]?.endMs);
  });

  it('covers all voice, in order, without overlap, never longer than the rules allow', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 20_000 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 25 }), (parts) => {
        const voiced = voicedFrom(parts);
        const durationMs = (voiced.at(-1)?.endMs ?? 0) + 100;
        const pieces = cutPieces(voiced, steady(durationMs), durationMs);
        let lastEndMs = 0;
        for (const piece of pieces) {
          expect(piece.startMs).toBeGreaterThanOrEqual(lastEndMs);
          expect(piece.endMs).toBeLessThanOrEqual(durationMs);
          expect(piece.endMs - piece.startMs).toBeLessThanOrEqual(defaultPieceRules.maximumMs);
          for (const stretch of piece.voiced) {
            expect(stretch.startMs).toBeGreaterThanOrEqual(piece.startMs);
            expect(stretch.endMs).toBeLessThanOrEqual(piece.endMs);
          }
          lastEndMs = piece.endMs;
        }
        const lengthMs = (stretches: readonly { startMs: number; endMs: number }[]) =>
          stretches.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
        expect(lengthMs(pieces.flatMap((piece) => piece.voiced))).toBe(lengthMs(voiced));
      }),
      { numRuns: 60 },
    );
  });

  it('cuts off voice that would lie outside the take', () => {
    const pieces = cutPieces([{ startMs: -50, endMs: 99_000 }], steady(2000), 2000);
    expect(pieces).toEqual([{ startMs: 0, endMs: 2000, voiced: [{ startMs: 0, endMs: 2000 }] }]);
  });
});

describe('createPieceCutter', () => {
  const parts = fc.array(fc.tuple(fc.integer({ min: 0, max: 4500 }), fc.integer({ min: 1, max: 40_000 })), {
    minLength: 1,
    maxLength: 25,
  });
  const steps = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 60 });

  it('gives the pieces of the whole take, however the take arrives, and never takes one back', () => {
    fc.assert(
      fc.property(parts, steps, fc.integer({ min: 0, max: 300 }), (lengths, stepsMs, tailMs) => {
        const voiced = voicedFrom(lengths);
        const durationMs = (voiced.at(-1)?.endMs ?? 0) + tailMs;
        const levelDbfs = Float32Array.from(
          { length: Math.ceil(durationMs / 10) },
          (_, i) => -30 - ((i * 7919) % 23),
        );
        const whole = cutPieces(voiced, levelDbfs, durationMs);
        const cutter = createPieceCutter();
        const given: Piece[] = [];
        let nowMs = 0;
        for (let step = 0; nowMs < durationMs; step++) {
          nowMs = Math.min(durationMs, nowMs + (stepsMs[step % stepsMs.length] ?? 1));
          // A stretch is settled 200 ms after its end; until then all that is known is where it began.
          const settled = voiced.filter(({ endMs }) => endMs + 200 <= nowMs);
          const nextFromMs = Math.min(nowMs, voiced[settled.length]?.startMs ?? nowMs);
          const heard = levelDbfs.subarray(0, Math.floor(nowMs / 10));
          given.push(...cutter.advance({ settled, nextFromMs, levelDbfs: heard }));
          expect(given).toEqual(whole.slice(0, given.length));
        }
        given.push(...cutter.finish({ settled: voiced, levelDbfs }, durationMs));
        expect(given).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('gives a piece as soon as the pause after it is three seconds long', () => {
    const cutter = createPieceCutter();
    const settled = [{ startMs: 1000, endMs: 5000 }];
    expect(cutter.advance({ settled, nextFromMs: 7990, levelDbfs: steady(8300) })).toEqual([]);
    expect(cutter.advance({ settled, nextFromMs: 8000, levelDbfs: steady(8310) })).toEqual([
      { startMs: 750, endMs: 5250, voiced: settled },
    ]);
    expect(cutter.advance({ settled, nextFromMs: 9000, levelDbfs: steady(9310) })).toEqual([]);
  });
});

describe('quietestMomentMs', () => {
  it('finds the middle of a dip', () => {
    const levels = steady(1000);
    levels.fill(-60, 50, 53);
    expect(quietestMomentMs(levels, 0, 1000)).toBe(515);
  });
});

describe('paddedPiece', () => {
  it('pads a short piece with silence to a second', () => {
    const piece = paddedPiece(new Float32Array(3200).fill(0.25));
    expect(piece).toHaveLength(16_000);
    expect(piece[3199]).toBe(0.25);
    expect(piece[3200]).toBe(0);
  });

  it('leaves a longer piece as it is', () => {
    const piece = new Float32Array(3500 * 16);
    expect(paddedPiece(piece)).toBe(piece);
  });
});
