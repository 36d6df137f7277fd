import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutPieces,
  defaultPieceRules,
  quietestMomentMs,
  samplesOfPiece,
} from '../../../src/core/transcript/pieces.ts';

const silence = (durationMs: number): Float32Array => new Float32Array(durationMs * 16);

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
    expect(cutPieces([], silence(5000))).toEqual([]);
  });

  it('keeps near stretches together, with surroundings', () => {
    const voiced = [
      { startMs: 1000, endMs: 3000 },
      { startMs: 3500, endMs: 5000 },
    ];
    expect(cutPieces(voiced, silence(8000))).toEqual([{ startMs: 750, endMs: 5250, voiced }]);
  });

  it('ends a piece at a pause of three seconds', () => {
    const pieces = cutPieces(
      voicedFrom([
        [500, 2000],
        [3000, 1000],
      ]),
      silence(9000),
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
    const pieces = cutPieces(voiced, silence(40_000));
    expect(pieces[0]?.voiced).toEqual(voiced.slice(0, 2));
    expect(pieces[1]?.voiced).toEqual(voiced.slice(2));
  });

  it('cuts speech without any pause where it is quietest', () => {
    const samples = new Float32Array(40 * 16_000).fill(0.5);
    samples.fill(0, 22_000 * 16, 22_100 * 16);
    const pieces = cutPieces([{ startMs: 0, endMs: 40_000 }], samples);
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
        const pieces = cutPieces(voiced, silence(durationMs));
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
    const pieces = cutPieces([{ startMs: -50, endMs: 99_000 }], silence(2000));
    expect(pieces).toEqual([{ startMs: 0, endMs: 2000, voiced: [{ startMs: 0, endMs: 2000 }] }]);
  });
});

describe('quietestMomentMs', () => {
  it('finds the middle of a dip', () => {
    const samples = new Float32Array(16_000).fill(0.3);
    samples.fill(0, 500 * 16, 530 * 16);
    expect(quietestMomentMs(samples, 0, 1000)).toBe(515);
  });
});

describe('samplesOfPiece', () => {
  it('pads a short piece with silence to a second', () => {
    const samples = new Float32Array(16_000).fill(0.25);
    const piece = samplesOfPiece(samples, { startMs: 100, endMs: 300 });
    expect(piece).toHaveLength(16_000);
    expect(piece[3199]).toBe(0.25);
    expect(piece[3200]).toBe(0);
  });

  it('leaves a longer piece as it is', () => {
    expect(samplesOfPiece(silence(9000), { startMs: 1000, endMs: 4500 })).toHaveLength(3500 * 16);
  });
});
