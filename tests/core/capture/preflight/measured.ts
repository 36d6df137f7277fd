import type {
  Measured,
  MeasuredPicture,
  MeasuredSound,
} from '../../../../src/core/capture/preflight/measured.ts';

/** A microphone that hears a voice well. */
export const goodSound = (change: Partial<MeasuredSound> = {}): MeasuredSound => ({
  kind: 'microphone',
  label: 'Desk microphone',
  lengthMs: 4000,
  peakDbfs: -12,
  loudDbfs: -22,
  floorDbfs: -62,
  clippedReadings: 0,
  readings: 40,
  voiceMs: 2400,
  ...change,
});

/** A picture of which nothing was lost. */
export const goodPicture = (change: Partial<MeasuredPicture> = {}): MeasuredPicture => ({
  kind: 'screen',
  label: 'Whole screen',
  widthPixels: 1920,
  heightPixels: 1080,
  framesPerSecond: 30,
  framesCaptured: 120,
  framesEncoded: 120,
  framesDropped: 0,
  framesRead: 120,
  startMs: 0,
  endMs: 4000,
  look: { framesLooked: 40, meanGrey: 120, spreadGrey: 50, brightestGrey: 255, changeGrey: 3 },
  surface: 'monitor',
  isMuted: false,
  ...change,
});

export const goodCamera = (change: Partial<MeasuredPicture> = {}): MeasuredPicture =>
  goodPicture({
    kind: 'camera',
    label: 'Webcam',
    widthPixels: 1280,
    heightPixels: 720,
    surface: undefined,
    ...change,
  });

/** A trial in which everything is in order. */
export const goodTrial = (change: Partial<Measured> = {}): Measured => ({
  sounds: [goodSound()],
  pictures: [goodPicture(), goodCamera()],
  others: [],
  durationMs: 4000,
  bytes: 2_500_000,
  freeDiskBytes: 200_000_000_000,
  battery: { isCharging: true, levelShare: 1 },
  wasAdapted: false,
  screenProblem: undefined,
  overlay: 'off',
  platform: 'linux',
  plannedMs: 300_000,
  ...change,
});
