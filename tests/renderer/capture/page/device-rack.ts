import type {
  CameraSource,
  DeviceChoice,
  DeviceList,
  MicrophoneSource,
  OpenResult,
  RecorderDevices,
  SourceProblem,
} from '../../../../src/renderer/capture/types.ts';

// Devices that a test plugs in and out. What they give is made here, so that a test knows whose sound or picture it finds in a take.

declare const MediaStreamTrackGenerator: {
  new (init: {
    readonly kind: 'video';
  }): MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
  new (init: { readonly kind: 'audio' }): MediaStreamTrack & { readonly writable: WritableStream<AudioData> };
};

const rateHz = 48_000;
const blockSamples = 480;

const sharedParts = (track: MediaStreamTrack, timer: ReturnType<typeof setInterval>) => ({
  stream: new MediaStream([track]),
  onEnded: () => () => undefined,
  close: () => {
    clearInterval(timer);
    track.stop();
  },
});

/** A microphone with a tone; `gain` may be turned while it runs: 0 is digital silence, above 2 it clips. */
export const openTone = (deviceId: string, label: string, frequencyHz: number) => {
  const track = new MediaStreamTrackGenerator({ kind: 'audio' });
  const blocks = track.writable.getWriter();
  const startMs = performance.now();
  const knob = { gain: 1 };
  let block = 0;
  const write = (): void => {
    const data = Float32Array.from({ length: blockSamples }, (_, index) => {
      const phase = (2 * Math.PI * frequencyHz * (block * blockSamples + index)) / rateHz;
      return Math.max(-1, Math.min(1, 0.5 * knob.gain * Math.sin(phase)));
    });
    const init = {
      format: 'f32-planar',
      sampleRate: rateHz,
      numberOfFrames: blockSamples,
      numberOfChannels: 1,
      timestamp: block * 10_000,
      data,
    };
    blocks.write(new AudioData(init as AudioDataInit)).catch(() => undefined);
    block += 1;
  };
  const timer = setInterval(() => {
    while ((block + 1) * 10 <= performance.now() - startMs) write();
  }, 4);
  const source: MicrophoneSource = {
    kind: 'microphone',
    deviceId,
    label,
    sampleRateHz: rateHz,
    channels: 1,
    ...sharedParts(track, timer),
  };
  return { source, knob };
};

export interface PictureOptions {
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  readonly framesPerSecond?: number;
  /** After a second every frame comes so much later than its time. */
  readonly lateMs?: number;
  /** Draws frame after frame. */
  readonly draw: (context: OffscreenCanvasRenderingContext2D, frame: number) => void;
}

/** A picture of one's own; `stop` lets its track live, but sends nothing more. */
export const openPicture = ({
  widthPixels = 640,
  heightPixels = 360,
  framesPerSecond = 30,
  lateMs = 0,
  draw,
}: PictureOptions) => {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const frames = track.writable.getWriter();
  const context = new OffscreenCanvas(widthPixels, heightPixels).getContext('2d');
  const startMs = performance.now();
  let frame = 0;
  const timer = setInterval(() => {
    const dueMs = performance.now() - startMs - (frame < framesPerSecond ? 0 : lateMs);
    if (!context || (frame * 1000) / framesPerSecond > dueMs) return;
    // Where the page was held up, the frames of that time are not made up for.
    frame = Math.floor((dueMs * framesPerSecond) / 1000);
    draw(context, frame);
    const picture = new VideoFrame(context.canvas, {
      timestamp: Math.round((frame * 1e6) / framesPerSecond),
    });
    frame += 1;
    frames.write(picture).catch(() => picture.close());
  }, 4);
  return {
    widthPixels,
    heightPixels,
    framesPerSecond,
    stop: () => clearInterval(timer),
    ...sharedParts(track, timer),
  };
};

/** A picture of one colour. */
export const plain =
  (colour: string): PictureOptions['draw'] =>
  (context) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  };

const notFound: SourceProblem = { outcome: 'not-found', happened: 'It is not there.', remedy: 'Plug it in.' };

type AnyDevice = MicrophoneSource | CameraSource;

/** A rack of devices: each is a maker of sources, there while it is plugged in. */
export const createDeviceRack = (makers: Record<string, () => AnyDevice>) => {
  const plugged = new Set(Object.keys(makers));
  const opened = new Map<string, AnyDevice[]>();
  const listeners = new Set<() => void>();

  const choices = (kind: DeviceChoice['kind']): DeviceChoice[] =>
    [...plugged]
      .filter((id) => id.startsWith(kind))
      .map((id, index) => ({ kind, deviceId: id, label: id, isDefault: index === 0 }));

  const open = (id: string | undefined): AnyDevice | undefined => {
    const source = id !== undefined && plugged.has(id) ? makers[id]?.() : undefined;
    if (source) opened.set(source.deviceId, [...(opened.get(source.deviceId) ?? []), source]);
    return source;
  };

  const openKind = async <Source extends AnyDevice>(
    kind: Source['kind'],
    deviceId: string | undefined,
  ): Promise<OpenResult<Source>> => {
    const source = open(deviceId);
    return source?.kind === kind ? { outcome: 'open', source: source as Source } : notFound;
  };

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const devices: RecorderDevices = {
    listDevices: async (): Promise<DeviceList> => ({
      cameras: choices('camera'),
      microphones: choices('microphone'),
      needsPermission: { camera: false, microphone: false },
      canRecordScreen: true,
    }),
    watchDevices: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openCamera: ({ deviceId } = {}) => openKind<CameraSource>('camera', deviceId),
    openMicrophone: ({ deviceId } = {}) => openKind<MicrophoneSource>('microphone', deviceId),
  };

  return {
    devices,
    unplug: (id: string): void => {
      plugged.delete(id);
      for (const source of opened.get(id) ?? []) source.close();
      opened.delete(id);
      changed();
    },
    plug: (id: string): void => {
      plugged.add(id);
      changed();
    },
    /** How many sources of a device are open now. */
    openCount: (id: string): number =>
      (opened.get(id) ?? []).filter((source) =>
        source.stream.getTracks().some((track) => track.readyState === 'live'),
      ).length,
    closeAll: (): void => {
      for (const source of [...opened.values()].flat()) source.close();
    },
  };
};

/** A camera for the rack. */
export const cameraMaker = (id: string, colour: string) => (): CameraSource => {
  const { stop: _, ...picture } = openPicture({ draw: plain(colour) });
  return { kind: 'camera', deviceId: id, label: id, ...picture };
};

/** A microphone for the rack. */
export const microphoneMaker = (id: string, frequencyHz: number) => (): MicrophoneSource =>
  openTone(id, id, frequencyHz).source;
