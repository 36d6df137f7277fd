import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePacket, encodePacket } from '../../src/contract/wire.ts';

describe('packets as frames', () => {
  it('come back as they were, for any JSON and any bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ maxLength: 500 }), (message, bytes) => {
        const back = decodePacket(encodePacket({ message, bytes }));
        expect(back.message).toEqual(JSON.parse(JSON.stringify(message)));
        expect([...(back.bytes ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it('are refused with an error, never a hang or a wrong read, when they are any other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (frame) => {
        try {
          decodePacket(frame);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });

  it('are read from a view that does not begin at its buffer', () => {
    const frame = encodePacket({ message: { a: 1 }, bytes: Uint8Array.from([9]) });
    const shifted = new Uint8Array(frame.length + 3);
    shifted.set(frame, 3);
    expect(decodePacket(shifted.subarray(3))).toEqual({ message: { a: 1 }, bytes: Uint8Array.from([9]) });
  });
});
