import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../src/core/capture/preflight/judge.ts';
import { type Measured, toPlatform } from '../../../../src/core/capture/preflight/measured.ts';
import { goodCamera, goodPicture, goodSound, goodTrial } from './measured.ts';

const todo = (change: Partial<Measured>): string[] =>
  judge(goodTrial(change))
    .filter(({ severity }) => severity !== 'good')
    .map(({ key }) => key);

const finite = { noNaN: true, noDefaultInfinity: true };
const level = fc.double({ min: -100, max: 0, ...finite });
const anySound = fc.record({
  kind: fc.constantFrom('microphone' as const, 'system-sound' as const),
  label: fc.string(),
  lengthMs: fc.double({ min: 0, max: 6000, ...finite }),
  peakDbfs: level,
  loudDbfs: level,
  floorDbfs: level,
  clippedReadings: fc.nat(40),
  readings: fc.nat(40),
  voiceMs: fc.option(fc.nat(4000), { nil: undefined }),
});
const grey = fc.double({ min: 0, max: 255, ...finite });
const anyPicture = fc.record({
  kind: fc.constantFrom('screen' as const, 'camera' as const),
  label: fc.string(),
  widthPixels: fc.integer({ min: 2, max: 8000 }),
  heightPixels: fc.integer({ min: 2, max: 8000 }),
  framesPerSecond: fc.integer({ min: 1, max: 60 }),
  framesCaptured: fc.option(fc.nat(300), { nil: undefined }),
  framesEncoded: fc.nat(300),
  framesDropped: fc.nat(300),
  framesRead: fc.option(fc.nat(300), { nil: undefined }),
  startMs: fc.nat(6000),
  endMs: fc.nat(6000),
  look: fc.record({
    framesLooked: fc.nat(40),
    meanGrey: grey,
    spreadGrey: grey,
    brightestGrey: grey,
    changeGrey: grey,
  }),
  surface: fc.constantFrom('monitor' as const, 'window' as const, 'browser' as const, undefined),
  isMuted: fc.boolean(),
});
const anyTrial: fc.Arbitrary<Measured> = fc.record({
  sounds: fc.array(anySound, { maxLength: 2 }),
  pictures: fc.array(anyPicture, { maxLength: 2 }),
  others: fc.array(fc.record({ deviceId: fc.string(), label: fc.string(), peakDbfs: level }), {
    maxLength: 3,
  }),
  durationMs: fc.nat(6000),
  bytes: fc.nat(20_000_000),
  freeDiskBytes: fc.option(fc.nat(), { nil: undefined }),
  battery: fc.option(
    fc.record({ isCharging: fc.boolean(), levelShare: fc.double({ min: 0, max: 1, ...finite }) }),
    { nil: undefined },
  ),
  wasAdapted: fc.boolean(),
  screenProblem: fc.constantFrom('denied' as const, undefined),
  overlay: fc.constantFrom('off' as const, 'kept-out' as const, 'leaks' as const, 'not-judged' as const),
  platform: fc.constantFrom('mac' as const, 'windows' as const, 'linux' as const),
  plannedMs: fc.nat(3_600_000),
});

describe('the verdict of a check', () => {
  it('says only good things of a trial in which everything is in order', () => {
    expect(judge(goodTrial()).map(({ key }) => key)).toEqual([
      'microphone-good',
      'screen-good',
      'camera-good',
      'read-back-good',
      'disk-good',
    ]);
  });

  it('puts problems first, then advice, then what is good', () => {
    fc.assert(
      fc.property(anyTrial, (trial) => {
        const ranks = judge(trial).map(({ severity }) => ['problem', 'advice', 'good'].indexOf(severity));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });

  it('says each thing once, and one thing of each source, whatever was measured', () => {
    fc.assert(
      fc.property(anyTrial, (trial) => {
        const keys = judge(trial).map(({ key }) => key);
        const about = (topic: string): number => keys.filter((key) => key.startsWith(topic)).length;
        const cameras = trial.pictures.filter(({ kind }) => kind === 'camera').length;
        expect(about('camera')).toBe(cameras);
        expect(about('microphone')).toBe(
          Math.max(1, trial.sounds.filter(({ kind }) => kind === 'microphone').length),
        );
        expect(about('overlay')).toBe(trial.overlay === 'off' ? 0 : 1);
        for (const topic of ['disk', 'battery', 'encoder', 'read-back'])
          expect(about(topic)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    [
      'a silent microphone',
      'microphone-silent',
      { sounds: [goodSound({ peakDbfs: -100, loudDbfs: -100, floorDbfs: -100, voiceMs: 0 })] },
    ],
    ['a clipping microphone', 'microphone-clipping', { sounds: [goodSound({ clippedReadings: 5 })] }],
    ['a noisy room', 'microphone-noisy', { sounds: [goodSound({ floorDbfs: -34, loudDbfs: -27 })] }],
    ['a quiet voice', 'microphone-quiet', { sounds: [goodSound({ loudDbfs: -38 })] }],
    ['nobody speaking', 'microphone-no-voice', { sounds: [goodSound({ loudDbfs: -40, voiceMs: 0 })] }],
    ['no microphone', 'microphone-missing', { sounds: [] }],
    ['a notes window in the recording', 'overlay-leaks', { overlay: 'leaks' as const }],
    ['a screen that may not be recorded', 'screen-denied', { screenProblem: 'denied' as const }],
    ['a battery that is nearly empty', 'battery-low', { battery: { isCharging: false, levelShare: 0.11 } }],
    ['a machine on its battery', 'battery-used', { battery: { isCharging: false, levelShare: 0.8 } }],
  ])('tells of %s', (_what, key, change) => {
    expect(todo(change)).toEqual([key]);
  });

  it('forgives a single knock at the desk', () => {
    expect(todo({ sounds: [goodSound({ clippedReadings: 1 })] })).toEqual([]);
  });

  it('does not speak of a battery that is charged', () => {
    expect(todo({ battery: { isCharging: true, levelShare: 0.05 } })).toEqual([]);
  });

  it('names the other microphone that hears something while the chosen one is silent: the loudest', () => {
    const [first] = judge(
      goodTrial({
        sounds: [goodSound({ label: 'Headset', peakDbfs: -100, loudDbfs: -100, floorDbfs: -100 })],
        others: [
          { deviceId: 'a', label: 'Laptop', peakDbfs: -30 },
          { deviceId: 'b', label: 'Webcam', peakDbfs: -20 },
          { deviceId: 'c', label: 'Unplugged', peakDbfs: -100 },
        ],
      }),
    );
    expect(first).toEqual({
      key: 'microphone-wrong',
      severity: 'problem',
      values: { label: 'Headset', otherLabel: 'Webcam', otherDeviceId: 'b' },
    });
  });

  it('says that the sound of the computer was silent as advice only', () => {
    const quiet = goodSound({ kind: 'system-sound', peakDbfs: -100, loudDbfs: -100, voiceMs: undefined });
    expect(todo({ sounds: [goodSound(), quiet] })).toEqual(['system-sound-silent']);
  });

  it.each([
    [
      'dark',
      'camera-dark',
      { look: { framesLooked: 40, meanGrey: 3, spreadGrey: 2, brightestGrey: 12, changeGrey: 0.1 } },
    ],
    [
      'covered by something light',
      'camera-covered',
      { look: { framesLooked: 40, meanGrey: 90, spreadGrey: 1, brightestGrey: 95, changeGrey: 0.1 } },
    ],
    [
      'dim',
      'camera-dim',
      { look: { framesLooked: 40, meanGrey: 30, spreadGrey: 20, brightestGrey: 140, changeGrey: 2 } },
    ],
    ['stopped', 'camera-frozen', { framesCaptured: 0 }],
    [
      'still',
      'camera-still',
      { look: { framesLooked: 40, meanGrey: 90, spreadGrey: 30, brightestGrey: 200, changeGrey: 0 } },
    ],
  ])('tells of a camera that is %s', (_what, key, change) => {
    expect(todo({ pictures: [goodCamera(change)] })).toEqual([key]);
  });

  it('tells of an all black screen with the help for this system', () => {
    const look = { framesLooked: 40, meanGrey: 0, spreadGrey: 0, brightestGrey: 2, changeGrey: 0 };
    const [first] = judge(goodTrial({ pictures: [goodPicture({ look })], platform: 'mac' }));
    expect(first).toEqual({ key: 'screen-black', severity: 'problem', values: { platform: 'mac' } });
  });

  it('says nothing about change where a busy machine looked at a picture or two only', () => {
    const look = { framesLooked: 1, meanGrey: 90, spreadGrey: 30, brightestGrey: 200, changeGrey: 0 };
    expect(todo({ pictures: [goodCamera({ look })] })).toEqual([]);
    const unseen = { framesLooked: 0, meanGrey: 0, spreadGrey: 0, brightestGrey: 0, changeGrey: 0 };
    const pictures = [goodPicture({ look: unseen }), goodCamera({ look: unseen })];
    expect(todo({ pictures })).toEqual(['screen-unseen', 'camera-unseen']);
  });

  it('says of a trial that did not finish that the machine is busy, or the size that fits where its picture held it up', () => {
    const unfinished = { isUnfinished: true as const, durationMs: 4000, wasAdapted: false };
    const keys = (pictures: Measured['pictures']) => judge({ ...unfinished, pictures }).map(({ key }) => key);
    expect(keys([])).toEqual(['machine-busy']);
    expect(keys([goodPicture()])).toEqual(['machine-busy']);
    expect(keys([goodPicture({ framesEncoded: 80, framesDropped: 40 })])).toEqual(['encoder-slow']);
  });

  it('tells of a minimised window, but not of a muted whole screen', () => {
    expect(todo({ pictures: [goodPicture({ surface: 'window', isMuted: true })] })).toEqual([
      'screen-minimised',
    ]);
    expect(todo({ pictures: [goodPicture({ surface: 'monitor', isMuted: true })] })).toEqual([]);
  });

  it('tells of frames that were recorded and are not there when read back', () => {
    expect(todo({ pictures: [goodPicture({ framesRead: 118 })] })).toEqual(['read-back-lost']);
    expect(todo({ pictures: [goodPicture({ framesRead: undefined })] })).toEqual(['read-back-cut-short']);
  });

  it('tells of tracks that do not end together', () => {
    expect(todo({ sounds: [goodSound({ lengthMs: 3600 })] })).toEqual(['read-back-skew']);
    expect(todo({ pictures: [goodPicture({ startMs: 400 })] })).toEqual(['read-back-skew']);
    expect(todo({ sounds: [goodSound({ lengthMs: 4020 })] })).toEqual([]);
  });
});

describe('the platform', () => {
  it('is known by the name that Node gives it', () => {
    expect(['darwin', 'win32', 'linux', undefined].map(toPlatform)).toEqual([
      'mac',
      'windows',
      'linux',
      'linux',
    ]);
  });
});
