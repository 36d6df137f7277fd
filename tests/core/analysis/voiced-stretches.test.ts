import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameAtMs, voiceActivityFrameOf } from '../../../src/core/analysis/frame-grid.ts';
import type { SpeechFrames } from '../../../src/core/analysis/speech-frames.ts';
import { createVoicedFollower } from '../../../src/core/analysis/voiced-stretches.ts';

const lengthMs = 6000;

/** Frames at -60 dBFS with -20 dBFS in the loud parts, and a detector that is sure in the active parts. */
const scene = (
  loud: readonly [number, number][],
  active: readonly [number, number][],
  roomDbfs = -60,
  pitchHz = 120,
) => {
  const count = frameAtMs(lengthMs);
  const inside = (parts: readonly [number, number][], ms: number): boolean =>
    parts.some(([a, b]) => ms >= a && ms < b);
  const level = Float32Array.from({ length: count }, (_, i) => (inside(loud, i * 10) ? -20 : roomDbfs));
  const frames: SpeechFrames = {
    count,
    levelDbfs: level,
    intensityDbfs: level,
    pitchHz: level.map((dbfs) => (dbfs > -30 ? pitchHz : 0)),
    envelopeChangeDb: new Float32Array(count),
    envelopes: new Int8Array(10 * count),
    clippedSamples: new Float32Array(count),
  };
  const activity = Float32Array.from({ length: voiceActivityFrameOf(count - 1) + 1 }, (_, k) =>
    inside(active, k * 32 + 16) ? 0.95 : 0.02,
  );
  return { frames, activity };
};

const voicedIn = ({ frames, activity }: ReturnType<typeof scene>): [number, number][] => {
  const follower = createVoicedFollower();
  follower.advance(frames, activity, frames.count);
  follower.finish(frames);
  return follower.voiced().map(({ startMs, endMs }) => [startMs, endMs]);
};

describe('stretches of voice', () => {
  test('are no breaths: what is short and has no pitch is dropped', () => {
    const places: [number, number][] = [[1000, 1800]];
    expect(voicedIn(scene(places, places, -60, 0))).toEqual([]);
    expect(voicedIn(scene(places, places))).toEqual(places);
  });

  test('may be whispered, when they are long', () => {
    const places: [number, number][] = [[1000, 3000]];
    expect(voicedIn(scene(places, places, -60, 0))).toEqual(places);
  });

  test('begin where the sound begins, though the detector notices late', () => {
    expect(voicedIn(scene([[1000, 3000]], [[1200, 3000]]))).toEqual([[1000, 3000]]);
  });

  test('end where the sound ends, though the detector hangs on', () => {
    expect(voicedIn(scene([[1000, 3000]], [[1000, 3250]]))).toEqual([[1000, 3000]]);
  });

  test('are looked back for 300 ms, not more', () => {
    const [[startMs] = [0]] = voicedIn(scene([[1000, 3000]], [[1500, 3000]]));
    expect(startMs).toBeGreaterThanOrEqual(1500 - 300 - 32);
    expect(startMs).toBeLessThan(1300);
  });

  test('are told from room noise that comes after digital silence, as behind a gate', () => {
    const { frames, activity } = scene(
      [
        [1000, 2000],
        [2500, 3500],
      ],
      [[900, 3500]],
      -66,
    );
    frames.levelDbfs.fill(-100, 0, frameAtMs(600));
    expect(voicedIn({ frames, activity })).toEqual([
      [1000, 2000],
      [2500, 3500],
    ]);
  });

  test('are parted by a silence that the detector bridged', () => {
    const found = voicedIn(
      scene(
        [
          [1000, 2000],
          [2300, 3500],
        ],
        [[1000, 3500]],
      ),
    );
    expect(found).toEqual([
      [1000, 2000],
      [2300, 3500],
    ]);
  });

  test('are not parted in a loud room by a gap through which the detector goes on hearing a voice', () => {
    const loud: [number, number][] = [
      [1000, 2000],
      [2300, 3500],
    ];
    const whole: [number, number][] = [[1000, 3500]];
    expect(voicedIn(scene(loud, whole, -35))).toEqual(whole);
    expect(
      voicedIn(
        scene(
          loud,
          [
            [1000, 2030],
            [2280, 3500],
          ],
          -35,
        ),
      ),
    ).toEqual(loud);
    const longer: [number, number][] = [
      [1000, 2000],
      [2500, 3500],
    ];
    expect(voicedIn(scene(longer, whole, -35))).toEqual(longer);
  });

  test('last in a loud room as long as another spectrum than the room has is heard, though its level sinks below it', () => {
    const places: [number, number][] = [[2000, 3000]];
    const endMsIn = (roomDbfs: number, tail: number): number => {
      const { frames, activity } = scene(places, places, roomDbfs);
      for (let frame = frameAtMs(3000); frame < frameAtMs(3150); frame++)
        frames.envelopes.fill(tail, frame * 10, frame * 10 + 3);
      const [[, endMs] = [0, 0]] = voicedIn({ frames, activity });
      return endMs;
    };
    expect(endMsIn(-40, 0)).toBe(3000);
    expect(endMsIn(-40, 20)).toBeGreaterThanOrEqual(3140);
    expect(endMsIn(-60, 20)).toBe(3000);
  });

  test('are joined over less than 200 ms', () => {
    expect(
      voicedIn(
        scene(
          [
            [1000, 2000],
            [2150, 3500],
          ],
          [
            [1000, 2000],
            [2150, 3500],
          ],
        ),
      ),
    ).toEqual([[1000, 3500]]);
  });

  test('are not made by loud noise without speech, nor by a click', () => {
    expect(voicedIn(scene([[1000, 3000]], []))).toEqual([]);
    expect(voicedIn(scene([[1000, 1040]], [[1000, 1040]]))).toEqual([]);
  });

  test('keep the edges of the detector where the room is as loud as the voice', () => {
    const [[startMs, endMs] = [0, 0]] = voicedIn(scene([[1000, 3000]], [[1200, 2800]], -21));
    expect(Math.abs(startMs - 1200)).toBeLessThanOrEqual(32);
    expect(Math.abs(endMs - 2800)).toBeLessThanOrEqual(32);
  });

  test('go on while a vowel is held, which is soon none to the detector; without pitch, or moving, they do not', () => {
    const held = scene([[1000, 2200]], [[1000, 1300]]);
    expect(voicedIn(held)).toEqual([[1000, 2200]]);
    const moving = { ...held.frames, envelopeChangeDb: held.frames.envelopeChangeDb.map(() => 6) };
    const gliding = {
      ...held.frames,
      pitchHz: held.frames.pitchHz.map((hz, frame) => hz * 2 ** (Math.max(0, frame - 140) / 60)),
    };
    for (const frames of [moving, gliding, scene([[1000, 2200]], [], -60, 0).frames]) {
      const [[, endMs] = [0, 0]] = voicedIn({ frames, activity: held.activity });
      expect(endMs).toBeLessThan(2000);
    }
  });

  test('do not go on in a tone for ever', () => {
    const [[, endMs] = [0, 0]] = voicedIn(scene([[1000, 6000]], [[1000, 1300]]));
    expect(endMs).toBeLessThan(3500);
  });

  test('begin at half certainty and last until well below it', () => {
    const { frames, activity } = scene([[1000, 4000]], []);
    activity.fill(0.4, 0, 187);
    expect(voicedIn({ frames, activity })).toEqual([]);
    activity[60] = 0.5;
    const [[, endMs] = [0, 0]] = voicedIn({ frames, activity });
    expect(endMs).toBe(4000);
  });
});

describe('what is settled of the voice', () => {
  const lengthsMs = fc.array(fc.tuple(fc.integer({ min: 10, max: 900 }), fc.integer({ min: 10, max: 900 })), {
    maxLength: 12,
  });
  const stretchesOf = (lengths: readonly (readonly [number, number])[]): [number, number][] => {
    let atMs = 0;
    return lengths.map(([pauseMs, soundMs]) => {
      const startMs = atMs + pauseMs;
      atMs = startMs + soundMs;
      return [startMs, atMs];
    });
  };

  test('is never taken back, and what comes next begins no earlier than said', () => {
    fc.assert(
      fc.property(
        lengthsMs,
        lengthsMs,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(-60, -38),
        (loud, active, step, roomDbfs) => {
          const { frames, activity } = scene(stretchesOf(loud), stretchesOf(active), roomDbfs);
          frames.envelopes.forEach((_, i) => (frames.envelopes[i] = (i * 7919) % 11));
          const whole = createVoicedFollower();
          whole.advance(frames, activity, frames.count);
          whole.finish(frames);
          const all = whole.voiced();
          expect(whole.settled()).toEqual({ stretches: all, nextFromMs: Number.POSITIVE_INFINITY });

          const follower = createVoicedFollower();
          for (let until = step; until < frames.count; until += step) {
            follower.advance(frames, activity, until);
            const { stretches, nextFromMs } = follower.settled();
            expect(stretches).toEqual(all.slice(0, stretches.length));
            expect(all[stretches.length]?.startMs ?? nextFromMs).toBeGreaterThanOrEqual(nextFromMs);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
