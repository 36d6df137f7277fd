import { finding, type Finding } from './findings.ts';
import { sizeThatFits } from './fitting-size.ts';
import type { Measured } from './measured.ts';

/** Frames that may be lost in a trial without a word: the budget of a recording is half of it, but a trial has a start. */
const dropsAllowedShare = 0.03;
/** So few are no pattern, however short the trial. */
const dropsAllowed = 3;

/** The take is closed before the disk is quite full. */
const reserveBytes = 500_000_000;

/** Room that a recording should find: twice what is planned, and at least a quarter of an hour. */
const roomFactor = 2;
const leastRoomMinutes = 15;
/** Below this it is worth a word. */
const comfortableMinutes = 60;

const lowBatteryShare = 0.2;

/** Whether the encoder keeps up, and the size that would fit where not. */
export const judgeEncoder = ({
  pictures,
  durationMs,
  wasAdapted,
}: Pick<Measured, 'pictures' | 'durationMs' | 'wasAdapted'>): readonly Finding[] => {
  const isSlow = pictures.some(({ framesDropped, framesEncoded }) => {
    const share = framesDropped / Math.max(1, framesDropped + framesEncoded);
    return framesDropped > dropsAllowed && share > dropsAllowedShare;
  });
  const largest = pictures.find(({ kind }) => kind === 'screen') ?? pictures[0];
  if (!largest || (!isSlow && !wasAdapted)) return [];
  const { widthPixels, heightPixels } = largest;
  const now = { widthPixels, heightPixels };
  const fits = sizeThatFits(pictures, durationMs);
  return [fits ? finding('encoder-slow', { now, fits }) : finding('encoder-too-slow', { now })];
};

/** Whole minutes that fit on the disk at the rate of the trial; undefined where nothing is known. */
export const minutesOfDisk = ({
  bytes,
  durationMs,
  freeDiskBytes,
}: Pick<Measured, 'bytes' | 'durationMs' | 'freeDiskBytes'>): number | undefined => {
  if (freeDiskBytes === undefined || bytes <= 0 || durationMs <= 0) return undefined;
  const usable = Math.max(0, freeDiskBytes - reserveBytes);
  return Math.floor(usable / (bytes / durationMs) / 60_000);
};

/** How long the disk lasts. */
export const judgeDisk = (measured: Measured): readonly Finding[] => {
  const minutes = minutesOfDisk(measured);
  if (minutes === undefined) return [];
  const wanted = Math.max(leastRoomMinutes, (roomFactor * measured.plannedMs) / 60_000);
  if (minutes < wanted) return [finding('disk-full', { minutes })];
  return [finding(minutes < comfortableMinutes ? 'disk-short' : 'disk-good', { minutes })];
};

/** Whether the machine may switch off in the middle. */
export const judgeBattery = ({ battery }: Measured): readonly Finding[] => {
  if (!battery || battery.isCharging) return [];
  const percent = Math.round(battery.levelShare * 100);
  return [finding(battery.levelShare < lowBatteryShare ? 'battery-low' : 'battery-used', { percent })];
};
