import type { OtherMicrophone } from '../../../core/capture/preflight/measured.ts';
import { silenceDbfs } from '../../../core/capture/level.ts';
import { openMicrophone } from '../devices.ts';
import { createLevelMeter } from '../level-meter.ts';
import type { DeviceChoice } from '../types.ts';

/** More than these nobody has on a desk; each that is opened may wake a headset. */
const mostListened = 4;

/** So long each is listened to, however late it opened: a spoken sentence has no longer gaps. */
const listenMs = 1_200;

/** Listens to other microphones for a while, because the chosen one gives nothing. */
export interface ListeningElsewhere {
  /** Ends it; the loudest that each has heard. */
  stop(): Promise<readonly OtherMicrophone[]>;
}

export const listenElsewhere = (microphones: readonly DeviceChoice[]): ListeningElsewhere => {
  const listen = async ({ deviceId, label }: DeviceChoice): Promise<() => Promise<OtherMicrophone>> => {
    let peakDbfs = silenceDbfs;
    const heard = async (): Promise<OtherMicrophone> => ({ deviceId, label, peakDbfs });
    const result = await openMicrophone({ deviceId });
    if (result.outcome !== 'open') return heard;
    const { source } = result;
    // Whoever is gone meanwhile is answered with another device, which says nothing about this one.
    if (source.deviceId !== deviceId) {
      source.close();
      return heard;
    }
    const meter = createLevelMeter(source, (reading) => {
      peakDbfs = Math.max(peakDbfs, reading.peakDbfs);
    });
    const untilMs = performance.now() + listenMs;
    return async () => {
      const leftMs = untilMs - performance.now();
      if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs));
      meter.stop();
      source.close();
      return heard();
    };
  };
  const listening = microphones.slice(0, mostListened).map(listen);
  return {
    stop: async () => {
      return Promise.all((await Promise.all(listening)).map((end) => end()));
    },
  };
};
