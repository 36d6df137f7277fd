import type { Page } from '@playwright/test';
import type { WatchedKind } from './control/control.ts';
import {
  type Offset,
  offsetsOf,
  type PictureFigures,
  pictureFigures,
  type SkewFigures,
  skewFigures,
  soundLostMs,
} from './figures.ts';
import type { Stage } from './machine/stage.ts';
import type { Mark } from './marks/mark-log.ts';
import { shownFps } from './marks/picture-code.ts';
import type { StudioRun } from './studio-run.ts';
import type { MediaRecorderRun } from './yardsticks/media-recorder.ts';

/** One picture of a take, beside what its device gave. */
export interface PictureResult extends PictureFigures {
  readonly kind: 'screen' | 'camera';
  /** Different numbers that the device's track gave to a second reader; undefined where nothing was marked. */
  readonly given: number | undefined;
}

/** One pair of tracks. `against`: where the truth comes from. */
export interface SkewResult extends SkewFigures {
  readonly pair: string;
  readonly against: string;
}

export interface ReadBack {
  readonly pictures: readonly PictureResult[];
  readonly skews: readonly SkewResult[];
  /** Sound that the microphone's device left out, and that the take left out. */
  readonly soundLost: { readonly device: number; readonly take: number };
  /** The same of MediaRecorder. */
  readonly yardstick: { readonly pictures: readonly PictureResult[]; readonly skew: SkewFigures | undefined };
}

const differentOnes = (marks: readonly Mark[]): number =>
  marks.filter(([number], index) => number >= 0 && number !== marks[index - 1]?.[0]).length;

/** Decodes a take in the reader page and compares its marks with those that were given. */
export const readBack = async (
  stage: Stage,
  reader: Page,
  run: StudioRun,
  yardstick: MediaRecorderRun | undefined,
): Promise<ReadBack> => {
  const { take, folder, startWallMs } = run;
  const untilMs = startWallMs + take.durationMs;
  const given = (kind: WatchedKind): readonly Mark[] => run.given.get(kind) ?? [];
  const url = (name: string): string => stage.pages.file(`${folder}/${name}`);
  const picture = (address: string): Promise<Mark[]> =>
    reader.evaluate((address) => takeReader.readPicture(address), address);
  const sound = (address: string): Promise<Mark[]> =>
    reader.evaluate((address) => takeReader.readSound(address), address);
  const hasMarks = { screen: stage.isMarked, camera: stage.hasCamera };

  const pictures: PictureResult[] = [];
  const offsets = new Map<
    string,
    { readonly name: string; readonly against: string; readonly offsets: Offset[] }
  >();
  for (const { kind, fileName } of take.tracks) {
    if (kind !== 'screen' && kind !== 'camera') continue;
    const inFile = await picture(url(fileName));
    const seen = given(kind);
    const within = seen.filter(([, atMs]) => atMs >= startWallMs && atMs <= untilMs);
    pictures.push({
      kind,
      given: hasMarks[kind] ? differentOnes(within) : undefined,
      ...pictureFigures(inFile, take.durationMs, shownFps),
    });
    offsets.set(kind, { name: kind, against: 'device', offsets: offsetsOf(inFile, seen, startWallMs) });
    if (kind !== 'screen' || !run.counter) continue;
    const { drawn } = run.counter;
    offsets.set('drawn', {
      name: 'screen',
      against: 'event',
      offsets: offsetsOf(inFile, drawn, startWallMs),
    });
  }

  const beeps = new Map<string, Mark[]>();
  for (const { kind, fileName } of take.tracks) {
    if (kind !== 'microphone' && kind !== 'system-sound' && kind !== 'speech') continue;
    const inFile = await sound(url(fileName));
    beeps.set(kind, inFile);
    const source = kind === 'speech' ? 'microphone' : kind;
    const seen = given(source);
    offsets.set(kind, { name: kind, against: 'device', offsets: offsetsOf(inFile, seen, startWallMs) });
    const zeroMs = run.counter?.zeroMs;
    // The counter's page beeps at the whole seconds of its own clock.
    const seconds = (from: number): Mark[] =>
      Array.from({ length: Math.ceil(take.durationMs / 1000) + 4 }, (_, index): Mark => {
        const second = Math.floor((startWallMs - from) / 1000) - 1 + index;
        return [((second % 10) + 10) % 10, from + second * 1000];
      });
    const isHeardEvent = kind === 'system-sound' || (kind === 'microphone' && stage.realScreen);
    if (isHeardEvent && zeroMs !== undefined)
      offsets.set(`${kind} event`, {
        name: kind,
        against: 'event',
        offsets: offsetsOf(inFile, seconds(zeroMs), startWallMs),
      });
    if (kind === 'microphone' && stage.realScreen)
      offsets.set('heard', {
        name: kind,
        against: 'ear',
        offsets: offsetsOf(inFile, stage.realScreen.heard(), startWallMs),
      });
  }

  const skews: SkewResult[] = [];
  const compare = (first: string, second: string, against: string): void => {
    const [a, b] = [offsets.get(first), offsets.get(second)];
    const figures = a && b && skewFigures(a.offsets, b.offsets, take.durationMs);
    if (figures) skews.push({ pair: `${a.name} to ${b.name}`, against, ...figures });
  };
  const toDevices = 'what the devices gave';
  compare('screen', 'microphone', toDevices);
  compare('camera', 'microphone', toDevices);
  compare('screen', 'system-sound', toDevices);
  compare('speech', 'microphone', toDevices);
  compare('drawn', 'system-sound event', 'flash and beep of one moment');
  compare('drawn', 'heard', 'flash drawn, beep heard by another program');
  compare('drawn', 'microphone event', 'flash and beep of one moment');

  const lost = {
    device: soundLostMs(given('microphone')),
    take: soundLostMs(beeps.get('microphone') ?? []),
  };
  return {
    pictures,
    skews,
    soundLost: lost,
    yardstick: await readYardstick(stage, picture, sound, yardstick),
  };
};

const readYardstick = async (
  stage: Stage,
  picture: (address: string) => Promise<Mark[]>,
  sound: (address: string) => Promise<Mark[]>,
  yardstick: MediaRecorderRun | undefined,
): Promise<ReadBack['yardstick']> => {
  const pictures: PictureResult[] = [];
  let skew: SkewFigures | undefined;
  for (const { kind, file, durationMs, startWallMs, given } of yardstick?.files ?? []) {
    const address = stage.pages.file(file);
    const inFile = await picture(address);
    const within = given.filter(([, atMs]) => atMs >= startWallMs && atMs <= startWallMs + durationMs);
    pictures.push({ kind, given: differentOnes(within), ...pictureFigures(inFile, durationMs, shownFps) });
    if (kind !== 'screen' || !yardstick) continue;
    const ofSound = offsetsOf(await sound(address), yardstick.soundGiven, startWallMs);
    skew = skewFigures(offsetsOf(inFile, given, startWallMs), ofSound, durationMs);
  }
  return { pictures, skew };
};
