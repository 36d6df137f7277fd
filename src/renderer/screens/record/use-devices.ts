import { useCallback, useEffect, useState } from 'react';
import { listDevices, watchDevices } from '../../capture/devices.ts';
import type { DeviceList } from '../../capture/types.ts';

/** What can be recorded here, kept true as devices come and go. `refresh` after a permission was given: names appear then. */
export const useDevices = (): { devices: DeviceList | undefined; refresh: () => void } => {
  const [devices, setDevices] = useState<DeviceList>();
  const refresh = useCallback(() => {
    listDevices().then(setDevices, () => undefined);
  }, []);
  useEffect(() => {
    refresh();
    return watchDevices(refresh);
  }, [refresh]);
  return { devices, refresh };
};
