import type { Measured } from '../../../core/capture/preflight/measured.ts';

/** The Battery Status API, which Chromium has and the compiler's library does not. */
interface NavigatorWithBattery extends Navigator {
  readonly getBattery?: () => Promise<{ readonly charging: boolean; readonly level: number }>;
}

/** Whether this machine runs on its battery; undefined where nobody says. A machine without one counts as charging. */
export const readBattery = async (): Promise<Measured['battery']> => {
  const { getBattery }: NavigatorWithBattery = navigator;
  if (!getBattery) return undefined;
  const battery = await getBattery.call(navigator).catch(() => undefined);
  return battery && { isCharging: battery.charging, levelShare: battery.level };
};
