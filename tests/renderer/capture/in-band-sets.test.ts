import { describe, expect, test } from 'vitest';
import { createInBandSets, parameterSetsOf } from '../../../src/renderer/capture/engine/in-band-sets.ts';

/** An `avcC` of High profile with these parameter sets; what follows them is the profile's own. */
const description = (
  sequence: readonly number[][],
  picture: readonly number[][],
): Uint8Array<ArrayBuffer> => {
  const sets = (list: readonly number[][]): number[] => list.flatMap((set) => [0, set.length, ...set]);
  return Uint8Array.from([
    ...[1, 100, 0, 40, 0xff, 0xe0 | sequence.length],
    ...sets(sequence),
    picture.length,
    ...sets(picture),
    ...[0xfd, 0xf8, 0xf8, 0],
  ]);
};
const config = (bytes: Uint8Array<ArrayBuffer>): VideoDecoderConfig => ({
  codec: 'avc1.640028',
  description: bytes,
});

const first = description([[0x67, 1, 2]], [[0x68, 3]]);
const second = description(
  [
    [0x67, 1, 2],
    [0x67, 9, 9, 9],
  ],
  [[0x68, 4]],
);
const key = Uint8Array.from([0, 0, 0, 1, 0x65]);

describe('parameter sets inside a file', () => {
  test('are read from a description, each behind its length', () => {
    expect([...parameterSetsOf(second)]).toEqual([
      ...[0, 0, 0, 3, 0x67, 1, 2],
      ...[0, 0, 0, 4, 0x67, 9, 9, 9],
      ...[0, 0, 0, 2, 0x68, 4],
    ]);
  });

  test('stand nowhere while the header’s hold', () => {
    const sets = createInBandSets();
    sets.learn(config(first));
    sets.learn(config(first.slice()));
    expect(sets.dress(key)).toBe(key);
  });

  test('stand before every key frame once they have changed, also after a return to the first', () => {
    const sets = createInBandSets();
    sets.learn(config(first));
    sets.learn(config(second));
    expect([...sets.dress(key)]).toEqual([...parameterSetsOf(second), ...key]);
    sets.learn(config(first));
    expect([...sets.dress(key)]).toEqual([...parameterSetsOf(first), ...key]);
  });

  test('are of no concern to other codecs', () => {
    const sets = createInBandSets();
    sets.learn({ codec: 'vp8' });
    sets.learn({ codec: 'vp8', codedWidth: 20 });
    expect(sets.dress(key)).toBe(key);
  });
});
