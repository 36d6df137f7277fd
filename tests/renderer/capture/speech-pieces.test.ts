import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSpeechPieces, toPcm16 } from '../../../src/renderer/capture/engine/speech-pieces.ts';

describe('speech pieces', () => {
  test('however the sound is cut, fragments follow one another and hold every sample once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 30 }), (lengths) => {
        const fragments: { bytes: Uint8Array; startMs: number; endMs: number }[] = [];
        const blocks: { samples: Float32Array; startMs: number }[] = [];
        const pieces = createSpeechPieces(
          (bytes, startMs, endMs) => fragments.push({ bytes, startMs, endMs }),
          (samples, startMs) => blocks.push({ samples, startMs }),
        );
        let count = 0;
        for (const length of lengths) {
          pieces.add(Float32Array.from({ length }, (_, index) => ((count + index) % 1000) / 1000));
          count += length;
        }
        pieces.close();
        expect(fragments.reduce((sum, fragment) => sum + fragment.bytes.length, 0)).toBe(count * 2);
        let end = 0;
        for (const fragment of fragments) {
          expect(fragment.startMs).toBe(end);
          expect(fragment.endMs - fragment.startMs).toBeLessThanOrEqual(750);
          end = fragment.endMs;
        }
        expect(blocks.map((block) => block.startMs)).toEqual(blocks.map((_, index) => index * 32));
        expect(blocks).toHaveLength(Math.floor(count / 512));
        for (const [index, block] of blocks.entries())
          expect(block.samples[7]).toBeCloseTo(((index * 512 + 7) % 1000) / 1000, 6);
      }),
    );
  });

  test('samples become 16-bit numbers, and too loud ones stay at full scale', () => {
    expect([...new Int16Array(toPcm16(Float32Array.of(0, 0.5, -1, 2, -3)).buffer)]).toEqual([
      0, 16_384, -32_768, 32_767, -32_768,
    ]);
  });
});
