import { useCallback, useEffect } from 'react';
import type { SettingsChange } from '../../../contract/settings.ts';
import { recordedHeights } from '../../../core/capture/preflight/fitting-size.ts';
import { openCamera, openMicrophone, openScreen, resizeScreen } from '../../capture/devices.ts';
import type { CameraSource, DeviceChoice, MicrophoneSource, ScreenSource } from '../../capture/types.ts';
import { useChangeSettings, useSettings } from '../../queries/studio.ts';
import { useDevices } from './use-devices.ts';
import { type SourceSlot, useSource } from './use-source.ts';

/** The three sources of a recording and what chooses them. */
export interface SetUp {
  readonly screen: SourceSlot<ScreenSource>;
  readonly camera: SourceSlot<CameraSource>;
  readonly microphone: SourceSlot<MicrophoneSource>;
  readonly cameras: readonly DeviceChoice[];
  readonly microphones: readonly DeviceChoice[];
  readonly canRecordScreen: boolean;
  /** Height that the screen is recorded with at most, pixels. */
  readonly screenHeightPixels: number;
  chooseScreen(systemSound: boolean): void;
  /** Records the screen no higher than this from now on, also the one that is open. */
  chooseScreenHeight(heightPixels: number): void;
  chooseCamera(deviceId?: string): void;
  chooseMicrophone(deviceId?: string): void;
}

const withLabel = (choices: readonly DeviceChoice[], label: string | null | undefined): string | undefined =>
  label ? choices.find((choice) => choice.label === label)?.deviceId : undefined;

/** Opens microphone and camera at once, those of last time where they are still there, and remembers every choice. */
export const useSetUp = (): SetUp => {
  const screen = useSource<ScreenSource>();
  const camera = useSource<CameraSource>();
  const microphone = useSource<MicrophoneSource>();
  const { devices, refresh } = useDevices();
  const settings = useSettings().data;
  const { mutate: remember } = useChangeSettings();

  const opened = useCallback(
    (source: { label: string } | undefined, change: (label: string) => SettingsChange): void => {
      refresh();
      if (source) remember(change(source.label.slice(0, 200)));
    },
    [refresh, remember],
  );

  const { open: openInCamera } = camera;
  const chooseCamera = useCallback(
    (deviceId?: string) => {
      void openInCamera(() => openCamera(deviceId === undefined ? {} : { deviceId })).then((source) =>
        opened(source, (cameraLabel) => ({ cameraLabel })),
      );
    },
    [openInCamera, opened],
  );

  const { open: openInMicrophone } = microphone;
  const chooseMicrophone = useCallback(
    (deviceId?: string) => {
      void openInMicrophone(() => openMicrophone(deviceId === undefined ? {} : { deviceId })).then((source) =>
        opened(source, (microphoneLabel) => ({ microphoneLabel })),
      );
    },
    [openInMicrophone, opened],
  );

  const screenHeightPixels = settings?.screenHeightPixels ?? recordedHeights[0];
  const { open: openInScreen, change: changeScreen } = screen;
  const chooseScreen = useCallback(
    (systemSound: boolean) => {
      void openInScreen(() => openScreen({ systemSound, heightPixels: screenHeightPixels })).then((source) =>
        opened(source, (screenLabel) => ({ screenLabel })),
      );
    },
    [openInScreen, opened, screenHeightPixels],
  );
  const chooseScreenHeight = useCallback(
    (heightPixels: number) => {
      void changeScreen((source) => resizeScreen(source, heightPixels));
      remember({ screenHeightPixels: heightPixels === recordedHeights[0] ? null : heightPixels });
    },
    [changeScreen, remember],
  );

  const isReady = devices !== undefined && settings !== undefined;
  useEffect(() => {
    if (!isReady) return;
    chooseMicrophone(withLabel(devices.microphones, settings.microphoneLabel));
    if (devices.cameras.length > 0) chooseCamera(withLabel(devices.cameras, settings.cameraLabel));
    // Once, as soon as devices and settings are known; later changes are the person's own.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isReady]);

  return {
    screen,
    camera,
    microphone,
    cameras: devices?.cameras ?? [],
    microphones: devices?.microphones ?? [],
    canRecordScreen: devices?.canRecordScreen ?? true,
    screenHeightPixels,
    chooseScreen,
    chooseScreenHeight,
    chooseCamera,
    chooseMicrophone,
  };
};
