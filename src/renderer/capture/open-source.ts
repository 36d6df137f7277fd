import { sourceProblem } from './source-problem.ts';
import type { OpenCamera, OpenMicrophone, OpenScreen, ScreenSource, ScreenSurface } from './types.ts';

const framesPerSecond = 30;

/** The sound as it is: processing for calls changes the level, eats quiet "um"s and would be measured as the speaker's. */
const plainSound = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/** The last options are Chromium's and not yet in the compiler's library. */
interface ScreenRequest extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface: 'exclude';
  readonly surfaceSwitching: 'include';
  readonly monitorTypeSurfaces: 'include';
  readonly systemAudio: 'include' | 'exclude';
}

const surfaceLabels: Record<ScreenSurface, string> = {
  monitor: 'Whole screen',
  window: 'One window',
  browser: 'A browser tab',
};

const surfaceOf = ({ displaySurface }: MediaTrackSettings): ScreenSurface | undefined =>
  displaySurface === 'monitor' || displaySurface === 'window' || displaySurface === 'browser'
    ? displaySurface
    : undefined;

const firstTrack = (tracks: MediaStreamTrack[]): MediaStreamTrack => {
  const track = tracks[0];
  if (!track) throw new DOMException('The stream has no track.', 'NotFoundError');
  return track;
};

/** What all sources share. `ended` is not fired by our own `close`. */
const sourceOf = (stream: MediaStream, track: MediaStreamTrack) => ({
  stream,
  onEnded: (listener: () => void) => {
    track.addEventListener('ended', listener, { once: true });
    return () => track.removeEventListener('ended', listener);
  },
  close: () => {
    for (const each of stream.getTracks()) each.stop();
  },
});

/** A remembered device may be gone; then the system's choice is opened instead. */
const openDevice = async (
  deviceId: string | undefined,
  request: (device: MediaTrackConstraints) => MediaStreamConstraints,
): Promise<MediaStream> => {
  if (deviceId !== undefined) {
    try {
      return await navigator.mediaDevices.getUserMedia(request({ deviceId: { exact: deviceId } }));
    } catch (error) {
      const isGone = error instanceof Error && /OverconstrainedError|NotFoundError/.test(error.name);
      if (!isGone) throw error;
    }
  }
  return navigator.mediaDevices.getUserMedia(request({}));
};

const largestHeight = 1080;

/** The browser keeps a screen's proportions; the width is limited as for a usual one. */
const screenLimits = (heightPixels: number) => ({
  width: { max: Math.round((heightPixels * 16) / 9) },
  height: { max: heightPixels },
});

/** Records an open screen in another size from now on, without asking for it again; as it is where the browser cannot. */
export const resizeScreen = async (source: ScreenSource, heightPixels: number): Promise<ScreenSource> => {
  const track = source.stream.getVideoTracks()[0];
  if (!track) return source;
  const frameRate = { ideal: framesPerSecond, max: framesPerSecond };
  await track.applyConstraints({ ...screenLimits(heightPixels), frameRate }).catch(() => undefined);
  const { width, height } = track.getSettings();
  return {
    ...source,
    largestHeightPixels: heightPixels,
    widthPixels: width ?? source.widthPixels,
    heightPixels: height ?? source.heightPixels,
  };
};

/** Asks the person for a screen, window or tab. At most 1080p at 30 frames a second; larger screens are scaled down by the browser. */
export const openScreen: OpenScreen = async ({ systemSound = false, heightPixels = largestHeight } = {}) => {
  try {
    const request: ScreenRequest = {
      video: {
        ...screenLimits(heightPixels),
        frameRate: { ideal: framesPerSecond, max: framesPerSecond },
      },
      audio: systemSound ? plainSound : false,
      selfBrowserSurface: 'exclude',
      surfaceSwitching: 'include',
      monitorTypeSurfaces: 'include',
      systemAudio: systemSound ? 'include' : 'exclude',
    };
    const stream = await navigator.mediaDevices.getDisplayMedia(request);
    const track = firstTrack(stream.getVideoTracks());
    const settings = track.getSettings();
    const surface = surfaceOf(settings);
    return {
      outcome: 'open',
      source: {
        kind: 'screen',
        label: surface ? surfaceLabels[surface] : 'Screen',
        ...(surface ? { surface } : {}),
        largestHeightPixels: heightPixels,
        widthPixels: settings.width ?? 1920,
        heightPixels: settings.height ?? 1080,
        framesPerSecond,
        hasSystemSound: stream.getAudioTracks().length > 0,
        ...sourceOf(stream, track),
      },
    };
  } catch (error) {
    return sourceProblem('screen', error);
  }
};

/** Opens a camera at 720p and 30 frames a second, or what it has that comes closest. */
export const openCamera: OpenCamera = async ({ deviceId } = {}) => {
  try {
    const stream = await openDevice(deviceId, (device) => ({
      video: {
        ...device,
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: framesPerSecond, max: framesPerSecond },
      },
    }));
    const track = firstTrack(stream.getVideoTracks());
    const settings = track.getSettings();
    return {
      outcome: 'open',
      source: {
        kind: 'camera',
        label: track.label,
        deviceId: settings.deviceId ?? '',
        widthPixels: settings.width ?? 1280,
        heightPixels: settings.height ?? 720,
        framesPerSecond: settings.frameRate ?? framesPerSecond,
        ...sourceOf(stream, track),
      },
    };
  } catch (error) {
    return sourceProblem('camera', error);
  }
};

/** Opens a microphone without any processing of its sound. */
export const openMicrophone: OpenMicrophone = async ({ deviceId } = {}) => {
  try {
    const stream = await openDevice(deviceId, (device) => ({
      audio: { ...device, ...plainSound, channelCount: { ideal: 1 } },
    }));
    const track = firstTrack(stream.getAudioTracks());
    const settings = track.getSettings();
    return {
      outcome: 'open',
      source: {
        kind: 'microphone',
        label: track.label,
        deviceId: settings.deviceId ?? '',
        sampleRateHz: settings.sampleRate ?? 48_000,
        channels: settings.channelCount ?? 1,
        ...sourceOf(stream, track),
      },
    };
  } catch (error) {
    return sourceProblem('microphone', error);
  }
};
