import { describe, expect, test } from 'vitest';
import { createRoomSound } from '../../../src/core/analysis/room-sound.ts';
import { envelopeSize } from '../../../src/core/analysis/spectral-envelope.ts';
import type { SpeechFrames } from '../../../src/core/analysis/speech-frames.ts';

const count = 300;

/** A room whose spectrum wavers, and from frame 200 to 210 another spectrum, so many units away in two of its terms. */
const framesWith = (waver: number, otherBy: number): SpeechFrames => {
  const column = new Float32Array(count);
  const envelopes = Int8Array.from({ length: count * envelopeSize }, (_, i) => {
    const frame = Math.floor(i / envelopeSize);
    const term = i % envelopeSize;
    const isOther = frame >= 200 && frame < 210 && term < 2;
    return 10 * term + Math.round(waver * Math.sin(1.7 * frame + term)) + (isOther ? otherBy : 0);
  });
  return {
    count,
    levelDbfs: column,
    intensityDbfs: column,
    pitchHz: column,
    envelopeChangeDb: column,
    envelopes,
    clippedSamples: column,
  };
};

const unlikenessIn = (frames: SpeechFrames, isRoom: (frame: number) => boolean): number[] => {
  const room = createRoomSound();
  for (let frame = 0; frame < count; frame++) room.next(frames, frame, isRoom(frame));
  return Array.from({ length: count }, (_, frame) => room.unlikeness(frame));
};

describe('the sound of a room', () => {
  test('is told from a sound with another spectrum, however unsteady the room', () => {
    for (const waver of [1, 6]) {
      const unlike = unlikenessIn(framesWith(waver, 5 * waver), (frame) => frame < 190);
      expect(Math.max(...unlike.slice(60, 190))).toBeLessThan(4);
      expect(Math.min(...unlike.slice(202, 208))).toBeGreaterThan(4);
      expect(Math.max(...unlike.slice(215, 299))).toBeLessThan(4);
    }
  });

  test('says nothing before enough of the room was heard', () => {
    expect(unlikenessIn(framesWith(2, 60), (frame) => frame < 30).every((value) => value === 0)).toBe(true);
  });

  test('is learnt again where it changes for good', () => {
    const frames = framesWith(2, 0);
    for (let i = 100 * envelopeSize; i < frames.envelopes.length; i++) frames.envelopes[i] = 30;
    const unlike = unlikenessIn(frames, () => true);
    expect(unlike[105]).toBeGreaterThan(4);
    expect(unlike[280]).toBeLessThan(4);
  });
});
