/** A camera or microphone as it was, or as it is listed now. */
export interface NamedDevice {
  readonly deviceId: string;
  readonly label: string;
}

/** A device as it is listed; `isDefault`: what the system would choose. */
export interface ListedDevice extends NamedDevice {
  readonly isDefault: boolean;
}

/** Ids may change when a device is plugged in again; its name stays. */
const findAgain = <Device extends NamedDevice>(
  wanted: NamedDevice,
  devices: readonly Device[],
): Device | undefined =>
  devices.find((device) => device.deviceId === wanted.deviceId && wanted.deviceId !== '') ??
  devices.find((device) => device.label === wanted.label && wanted.label !== '');

/**
 * The device to record with now that `wanted` should be: itself where it is there. A microphone has a stand-in, because a voice that is
 * not recorded cannot be spoken again: the system's choice, else any. A camera has none: another one would show what nobody chose to show.
 */
export const chooseDevice = <Device extends ListedDevice>(
  kind: 'camera' | 'microphone',
  wanted: NamedDevice,
  devices: readonly Device[],
): Device | undefined => {
  const same = findAgain(wanted, devices);
  if (same || kind === 'camera') return same;
  return devices.find((device) => device.isDefault) ?? devices[0];
};
