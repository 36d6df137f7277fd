import { describe, expect, it } from 'vitest';
import {
  cancelFrame,
  jobFrame,
  loadFrame,
  maximumFrameBytes,
  pcm16Bytes,
} from '../../../src/host/engines/sidecar-frames.ts';

const options = { language: 'en', prompt: 'ä', threads: 1, audioContext: 0, temperatureIncrement: 0 };

describe('frames of the sidecar', () => {
  it('are a length, a type and a body, little-endian', () => {
    expect([...cancelFrame(0x01020304)]).toEqual([5, 0, 0, 0, 3, 4, 3, 2, 1]);
    expect([...loadFrame('/ä')]).toEqual([4, 0, 0, 0, 1, 0x2f, 0xc3, 0xa4]);
  });

  it('carry id, options and samples of a job', () => {
    const frame = jobFrame(7, options, new Int16Array([1, -2]));
    const view = new DataView(frame.buffer);
    const json = new TextEncoder().encode(JSON.stringify(options));
    expect(view.getUint32(0, true)).toBe(frame.length - 4);
    expect(frame[4]).toBe(2);
    expect(view.getUint32(5, true)).toBe(7);
    expect(view.getUint32(9, true)).toBe(json.length);
    expect([...frame.subarray(13, 13 + json.length)]).toEqual([...json]);
    expect([...frame.subarray(13 + json.length)]).toEqual([1, 0, 0xfe, 0xff]);
  });

  it('refuse more than the engine takes', () => {
    expect(() => jobFrame(1, options, new Int16Array(maximumFrameBytes / 2))).toThrow(RangeError);
  });
});

describe('pcm16Bytes', () => {
  it('turns floats to 16 bits, clipped at full scale', () => {
    const bytes = pcm16Bytes(new Float32Array([0, 0.5, 1, 2, -1, -2]));
    expect([...new Int16Array(bytes.buffer)]).toEqual([0, 16_384, 32_767, 32_767, -32_768, -32_768]);
  });
});
