import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/contract/take.ts';
import { journalledPart } from '../../../src/core/take/journal.ts';

/** The journal of a file whose fragments have these lengths. */
const journalOf = (lengths: readonly number[], headerLength: number): Fragment[] => {
  let byteOffset = headerLength;
  return lengths.map((byteLength, sequence) => {
    const line: Fragment = {
      track: 'screen',
      sequence,
      byteOffset,
      byteLength,
      startMs: sequence * 700,
      endMs: sequence * 700 + 700,
    };
    byteOffset += byteLength;
    return line;
  });
};

const lengths = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 30 });
const header = fc.integer({ min: 0, max: 44 });

describe('what a journal proves', () => {
  it('is every line that lies inside the file, and no byte more', () => {
    fc.assert(
      fc.property(
        lengths,
        header,
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        (pieces, headerLength, share) => {
          const lines = journalOf(pieces, headerLength);
          const whole = headerLength + pieces.reduce((sum, length) => sum + length, 0);
          const fileLength = Math.floor(whole * share);
          const part = journalledPart(lines, headerLength, fileLength);
          const inside = lines.filter((line) => line.byteOffset + line.byteLength <= fileLength);
          expect(part.nextSequence).toBe(inside.length);
          expect(part.byteLength).toBeLessThanOrEqual(fileLength);
          expect(part.endMs).toBe(inside.at(-1)?.endMs ?? 0);
          expect(part.startMs).toBe(inside[0]?.startMs ?? null);
        },
      ),
    );
  });

  it('ends before the first gap', () => {
    fc.assert(
      fc.property(lengths, header, fc.nat(29), (pieces, headerLength, missing) => {
        const lines = journalOf(pieces, headerLength);
        const torn = lines.filter((line) => line.sequence !== missing);
        const part = journalledPart(torn, headerLength, Number.MAX_SAFE_INTEGER);
        expect(part.nextSequence).toBe(Math.min(missing, pieces.length));
      }),
    );
  });

  it('counts a line that stands there twice once', () => {
    const lines = journalOf([10, 20], 44);
    expect(journalledPart([...lines, ...lines], 44, 74)).toEqual(journalledPart(lines, 44, 74));
  });
});
