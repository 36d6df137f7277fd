import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import { canonicalBytes, canonicalJson } from '../../../src/core/kit/canonical-json.ts';

describe('canonicalJson', () => {
  test('sorts keys by code unit and writes numbers the shortest way (RFC 8785)', () => {
    expect(canonicalJson({ b: 1e21, a: [0.1 + 0.2, -0, 1.0], '\u20ac': 'x', '1': null })).toBe(
      '{"1":null,"a":[0.30000000000000004,0,1],"b":1e+21,"€":"x"}',
    );
  });

  test('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, '\ud800'])(
    'refuses what JSON cannot hold',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(StudioError);
    },
  );

  test('gives UTF-8', () => {
    expect([...canonicalBytes('é')]).toEqual([0x22, 0xc3, 0xa9, 0x22]);
  });
});
