import { silenceDbfs, soundLevel } from '../level.ts';
import { finding, type Finding } from './findings.ts';
import type { MeasuredSound, OtherMicrophone } from './measured.ts';

/** Peaks below this do not come from a room with a working microphone in it. */
export const silentDbfs = -75;

/** A voice on a usable microphone is louder than this; below, recogniser and measures suffer. */
export const heardDbfs = -45;
export const comfortableDbfs = -32;

/** One reading at full scale is a cough or a knock at the desk; more are a level that is too high. */
const clippedReadingsAllowed = 1;

/** A room louder than this, with a voice that stands out of it by less than that, drowns words. */
const noisyFloorDbfs = -50;
const noisyDistanceDb = 14;

/** A voice shorter than this is no sentence. */
const voiceWantedMs = 300;

/** Another microphone counts as hearing something from this peak on. */
const otherHearsDbfs = -55;

const momentMs = 50;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? silenceDbfs;

/** Levels of a whole sound, one channel, samples in [-1, 1]. */
export const soundStatistics = (
  samples: Float32Array,
  sampleRateHz: number,
): Pick<MeasuredSound, 'lengthMs' | 'peakDbfs' | 'loudDbfs' | 'floorDbfs'> => {
  const step = Math.max(1, Math.round((sampleRateHz * momentMs) / 1000));
  const moments: number[] = [];
  let peakDbfs = silenceDbfs;
  for (let at = 0; at < samples.length; at += step) {
    const level = soundLevel(samples.subarray(at, at + step));
    moments.push(level.rootMeanSquareDbfs);
    peakDbfs = Math.max(peakDbfs, level.peakDbfs);
  }
  moments.sort((a, b) => a - b);
  return {
    lengthMs: (samples.length * 1000) / sampleRateHz,
    peakDbfs,
    loudDbfs: percentile(moments, 0.95),
    floorDbfs: percentile(moments, 0.1),
  };
};

const judgeMicrophone = (sound: MeasuredSound, others: readonly OtherMicrophone[]): Finding => {
  const { label } = sound;
  if (sound.peakDbfs <= silentDbfs) {
    const [loudest] = others
      .filter(({ peakDbfs }) => peakDbfs >= otherHearsDbfs)
      .toSorted((a, b) => b.peakDbfs - a.peakDbfs);
    return loudest
      ? finding('microphone-wrong', { label, otherLabel: loudest.label, otherDeviceId: loudest.deviceId })
      : finding('microphone-silent', { label });
  }
  if (sound.clippedReadings > clippedReadingsAllowed) return finding('microphone-clipping', { label });
  const isNoisy = sound.floorDbfs > noisyFloorDbfs && sound.loudDbfs - sound.floorDbfs < noisyDistanceDb;
  if (isNoisy) return finding('microphone-noisy', { label });
  if (sound.voiceMs !== undefined && sound.voiceMs < voiceWantedMs)
    return finding('microphone-no-voice', { label });
  if (sound.loudDbfs < comfortableDbfs) return finding('microphone-quiet', { label });
  return finding('microphone-good', {});
};

/** What is to be said about each sound; one finding a sound, the gravest. Without a microphone there is nothing to report on. */
export const judgeSounds = (
  sounds: readonly MeasuredSound[],
  others: readonly OtherMicrophone[],
): readonly Finding[] => [
  ...(sounds.some(({ kind }) => kind === 'microphone') ? [] : [finding('microphone-missing', {})]),
  ...sounds.map((sound) => {
    if (sound.kind === 'microphone') return judgeMicrophone(sound, others);
    return finding(sound.peakDbfs <= silentDbfs ? 'system-sound-silent' : 'system-sound-good', {});
  }),
];
