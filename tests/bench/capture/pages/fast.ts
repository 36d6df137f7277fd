// First, so that all that follows has the fast clock.
import { realMs, speed } from '../fast/fast-clock.ts';
import { createRecorder } from '../../../../src/renderer/capture/recorder.ts';
import type { Recorder, RecorderProgress, RecorderSources } from '../../../../src/renderer/capture/types.ts';
import { createStudioClient } from '../../../../src/renderer/host-client/studio-client.ts';
import { createTakeSink } from '../../../../src/renderer/host-client/take-sink.ts';
import feedUrl from '../fast/feed.worker.ts?worker&url';

declare const MediaStreamTrackGenerator: {
  new (init: {
    readonly kind: 'video';
  }): MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
  new (init: { readonly kind: 'audio' }): MediaStreamTrack & { readonly writable: WritableStream<AudioData> };
};

const sourceOf = (track: MediaStreamTrack) => ({
  stream: new MediaStream([track]),
  label: 'made by the bench',
  onEnded: () => () => undefined,
  close: () => track.stop(),
});

const openSources = (width: number, height: number): RecorderSources => {
  const [screen, camera] = [
    new MediaStreamTrackGenerator({ kind: 'video' }),
    new MediaStreamTrackGenerator({ kind: 'video' }),
  ];
  const microphone = new MediaStreamTrackGenerator({ kind: 'audio' });
  const feed = new Worker(feedUrl, { type: 'module' });
  const pictures = [screen, camera].map(({ writable }) => ({ writable, width, height }));
  feed.postMessage({ pictures, sound: microphone.writable }, [
    screen.writable,
    camera.writable,
    microphone.writable,
  ]);
  const size = { widthPixels: width, heightPixels: height, framesPerSecond: 30 };
  return {
    screen: {
      kind: 'screen',
      ...size,
      largestHeightPixels: 1080,
      hasSystemSound: false,
      ...sourceOf(screen),
    },
    camera: { kind: 'camera', deviceId: '', ...size, ...sourceOf(camera) },
    microphone: {
      kind: 'microphone',
      deviceId: '',
      sampleRateHz: 48_000,
      channels: 1,
      ...sourceOf(microphone),
    },
  };
};

let recorder: Recorder | undefined;
let latest: RecorderProgress | undefined;

const page = {
  speed,
  start: async (scenarioId: string, width: number, height: number): Promise<string> => {
    const sink = createTakeSink(createStudioClient(), { scenarioId, mode: 'practice' });
    recorder = createRecorder({
      sources: openSources(width, height),
      sink,
      scenarioSections: [],
      onProgress: (progress) => {
        latest = progress;
      },
    });
    return (await recorder.start()).attemptId;
  },
  progress: () => ({
    state: latest?.state,
    elapsedMs: latest?.elapsedMs ?? 0,
    problem: latest?.problem?.error.message,
    tracks: latest?.tracks.map(({ kind, framesEncoded, framesDropped, safeUntilMs }) => ({
      kind,
      framesEncoded,
      framesDropped,
      safeUntilMs,
    })),
  }),
  /** Stops; answers how long it took on the real clock. */
  stop: async (): Promise<number> => {
    const startedMs = realMs();
    await recorder?.stop();
    return realMs() - startedMs;
  },
};
export type FastPage = typeof page;
Object.assign(globalThis, { fast: page });
