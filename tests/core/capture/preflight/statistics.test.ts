import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureLook } from '../../../../src/core/capture/preflight/picture.ts';
import { soundStatistics } from '../../../../src/core/capture/preflight/sound.ts';
import type { Thumbnail } from '../../../../src/core/capture/screen-change.ts';

const rateHz = 16_000;
const sound = (seconds: number, amplitudeAt: (second: number) => number): Float32Array =>
  Float32Array.from(
    { length: seconds * rateHz },
    (_, index) => amplitudeAt(index / rateHz) * Math.sin((2 * Math.PI * 440 * index) / rateHz),
  );

describe('levels of a sound', () => {
  it('tell the voice from the room', () => {
    const levels = soundStatistics(
      sound(4, (second) => (second < 2 ? 0.001 : 0.5)),
      rateHz,
    );
    expect(levels.lengthMs).toBe(4000);
    expect(levels.peakDbfs).toBeCloseTo(-6, 0);
    expect(levels.loudDbfs).toBeCloseTo(-9, 0);
    expect(levels.floorDbfs).toBeCloseTo(-63, 0);
  });

  it('are silence for silence, and for nothing', () => {
    for (const samples of [new Float32Array(8000), new Float32Array(0)])
      expect(soundStatistics(samples, rateHz)).toMatchObject({
        peakDbfs: -100,
        loudDbfs: -100,
        floorDbfs: -100,
      });
  });

  it('lie in order: floor, loud, peak', () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 5000 }), (samples) => {
        const { floorDbfs, loudDbfs, peakDbfs } = soundStatistics(samples, rateHz);
        expect(floorDbfs).toBeLessThanOrEqual(loudDbfs);
        expect(loudDbfs).toBeLessThanOrEqual(peakDbfs + 0.001);
      }),
    );
  });
});

const thumbnail = (grey: number[]): Thumbnail => ({
  width: grey.length,
  height: 1,
  grey: Uint8Array.from(grey),
});

describe('the look of a picture', () => {
  it('is flat for a single colour and still where nothing changes', () => {
    const frames = [thumbnail([80, 80, 80]), thumbnail([80, 80, 80])];
    expect(pictureLook(frames)).toEqual({
      framesLooked: 2,
      meanGrey: 80,
      spreadGrey: 0,
      brightestGrey: 80,
      changeGrey: 0,
    });
  });

  it('has the change of the frame that differs most from the first', () => {
    const frames = [thumbnail([0, 0]), thumbnail([10, 0]), thumbnail([0, 0])];
    expect(pictureLook(frames).changeGrey).toBe(5);
  });

  it('stays within the greys, also of no frames', () => {
    expect(pictureLook([])).toEqual({
      framesLooked: 0,
      meanGrey: 0,
      spreadGrey: 0,
      brightestGrey: 0,
      changeGrey: 0,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(255), { minLength: 6, maxLength: 6 }), { minLength: 1 }),
        (frames) => {
          const look = pictureLook(frames.map(thumbnail));
          expect(look.meanGrey).toBeLessThanOrEqual(look.brightestGrey);
          expect(look.spreadGrey).toBeLessThanOrEqual(127.5);
          expect(look.changeGrey).toBeLessThanOrEqual(255);
        },
      ),
    );
  });
});
