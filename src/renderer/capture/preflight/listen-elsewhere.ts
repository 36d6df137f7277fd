import type { OtherMicrophone } from '../../../core/capture/preflight/measured.ts';
import { silenceDbfs } from '../../../core/capture/level.ts';
import { openMicrophone } from '../devices.ts';
import { createLevelMeter } from '../level-meter.ts';
import type { DeviceChoice } from '../types.ts';

/** More than these nobody has on a desk; each that is opened may wake a headset. */
const mostListened = 4;

/** Listens to other microphones for a while, because the chosen one gives nothing. */
export interface ListeningElsewhere {
  /** Ends it; the loudest that each has heard. */
  stop(): Promise<readonly OtherMicrophone[]>;
}

export const listenElsewhere = (microphones: readonly DeviceChoice[]): ListeningElsewhere => {
  let isOver = false;
  const listen = async ({ deviceId, label }: DeviceChoice): Promise<() => OtherMicrophone> => {
    let peakDbfs = silenceDbfs;
    const heard = (): OtherMicrophone => ({ deviceId, label, peakDbfs });
    const result = await openMicrophone({ deviceId });
    if (result.outcome !== 'open') return heard;
    const { source } = result;
    // Whoever is gone meanwhile is answered with another device, which says nothing about this one.
    if (isOver || source.deviceId !== deviceId) {
      source.close();
      return heard;
    }
    const meter = createLevelMeter(source, (reading) => {
      peakDbfs = Math.max(peakDbfs, reading.peakDbfs);
    });
    return () => {
      meter.stop();
      source.close();
      return heard();
    };
  };
  const listening = microphones.slice(0, mostListened).map(listen);
  return {
    stop: async () => {
      isOver = true;
      return (await Promise.all(listening)).map((end) => end());
    },
  };
};
