import type { DeviceChoice, ListDevices, WatchDevices } from './types.ts';

export { openCamera, openMicrophone, openScreen, resizeScreen } from './open-source.ts';

/** Chromium lists the system's choice twice: under its own id and under these. */
const aliases = new Set(['default', 'communications']);

const toChoices = (devices: readonly MediaDeviceInfo[], kind: DeviceChoice['kind']): DeviceChoice[] => {
  const ofKind = devices.filter(
    (device) => device.kind === (kind === 'camera' ? 'videoinput' : 'audioinput'),
  );
  const own = ofKind.filter((device) => device.deviceId !== '' && !aliases.has(device.deviceId));
  const alias = ofKind.find((device) => device.deviceId === 'default');
  const standard = own.find((device) => alias?.label.endsWith(device.label)) ?? own[0];
  return own.map((device, index) => ({
    kind,
    deviceId: device.deviceId,
    label: device.label || `${kind === 'camera' ? 'Camera' : 'Microphone'} ${index + 1}`,
    isDefault: device === standard,
  }));
};

const hidesNames = (devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): boolean =>
  devices.some((device) => device.kind === kind && device.label === '');

/** What can be recorded here now. */
export const listDevices: ListDevices = async () => {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return {
    cameras: toChoices(devices, 'camera'),
    microphones: toChoices(devices, 'microphone'),
    needsPermission: {
      camera: hidesNames(devices, 'videoinput'),
      microphone: hidesNames(devices, 'audioinput'),
    },
    canRecordScreen: 'getDisplayMedia' in navigator.mediaDevices,
  };
};

/** Calls back when a device comes or goes. */
export const watchDevices: WatchDevices = (listener) => {
  navigator.mediaDevices.addEventListener('devicechange', listener);
  return () => navigator.mediaDevices.removeEventListener('devicechange', listener);
};
