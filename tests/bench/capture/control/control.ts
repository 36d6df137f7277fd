import type { Mark } from '../marks/mark-log.ts';
import ControlWorker from './control.worker.ts?worker&inline';

// Put into the studio's page before its own scripts: reads a second copy of every track that the page opens, so that what a device gave
// can be told from what the recording made of it. The page itself knows nothing of it.

declare const MediaStreamTrackProcessor: {
  new (init: {
    readonly track: MediaStreamTrack;
    readonly maxBufferSize: number;
  }): {
    readonly readable: ReadableStream;
  };
};
declare const MediaStreamTrackGenerator: {
  new (init: { readonly kind: 'audio' }): MediaStreamTrack & { readonly writable: WritableStream<AudioData> };
};

export interface ControlOptions {
  /** Sound reaches the page this much too late, as a check of the measurement itself. */
  readonly delayMs: number;
  /** And by so much more every minute. */
  readonly delayGrowsMsPerMinute: number;
  /** Tracks that are read a second time; of others only the counters are kept. */
  readonly reads: readonly WatchedKind[];
}

/** A track's own counters, where the browser has them. */
interface Counted {
  readonly stats?: {
    readonly totalFrames: number;
    readonly discardedFrames: number;
    readonly deliveredFrames: number;
  };
}

export type WatchedKind = 'screen' | 'system-sound' | 'camera' | 'microphone';

const options = (globalThis as unknown as { controlOptions: ControlOptions }).controlOptions;
const worker = new ControlWorker({ name: 'control' });
const tracks = new Map<WatchedKind, MediaStreamTrack & Counted>();
const longFrames: number[] = [];
let longestBlockMs = 0;

new PerformanceObserver((entries) => {
  for (const { duration } of entries.getEntries()) {
    longestBlockMs = Math.max(longestBlockMs, duration);
    longFrames.push(duration);
  }
}).observe({ type: 'longtask' });

const watch = (kind: WatchedKind, track: MediaStreamTrack): void => {
  tracks.set(kind, track);
  if (!options.reads.includes(kind)) return;
  const copy = track.clone();
  const stop = track.stop.bind(track);
  track.stop = () => {
    copy.stop();
    stop();
  };
  const { readable } = new MediaStreamTrackProcessor({
    track: copy,
    maxBufferSize: track.kind === 'audio' ? 200 : 4,
  });
  worker.postMessage({ kind, media: track.kind, readable }, [readable]);
};

/** The same sound later. */
const delayed = (track: MediaStreamTrack): MediaStreamTrack => {
  const openedMs = performance.now();
  const generator = new MediaStreamTrackGenerator({ kind: 'audio' });
  const writer = generator.writable.getWriter();
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 200 });
  const relay = new WritableStream<AudioData>({
    write: (block) => {
      const minutes = (performance.now() - openedMs) / 60_000;
      const delayMs = options.delayMs + options.delayGrowsMsPerMinute * minutes;
      setTimeout(() => void writer.write(block).catch(() => block.close()), delayMs);
    },
  });
  void readable.pipeTo(relay).catch(() => undefined);
  return generator;
};

const devices = navigator.mediaDevices;
const getUserMedia = devices.getUserMedia.bind(devices);
devices.getUserMedia = async (constraints) => {
  const stream = await getUserMedia(constraints);
  for (const track of stream.getVideoTracks()) watch('camera', track);
  for (const track of stream.getAudioTracks()) {
    watch('microphone', track);
    if (options.delayMs === 0 && options.delayGrowsMsPerMinute === 0) continue;
    stream.removeTrack(track);
    stream.addTrack(delayed(track));
  }
  return stream;
};
const getDisplayMedia = devices.getDisplayMedia.bind(devices);
devices.getDisplayMedia = async (constraints) => {
  const stream = await getDisplayMedia(constraints);
  for (const track of stream.getVideoTracks()) watch('screen', track);
  for (const track of stream.getAudioTracks()) watch('system-sound', track);
  return stream;
};

/** When a button of this name was pressed last. */
const pressed = new Map<string, number>();
addEventListener(
  'click',
  ({ target }) => {
    const name = (target as Element | null)?.closest('button')?.textContent?.trim() ?? '';
    pressed.set(name, performance.timeOrigin + performance.now());
  },
  { capture: true },
);

const ask = <T>(question: object): Promise<T> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<T>) => resolve(data), { once: true });
    port1.start();
    worker.postMessage({ ...question, port: port2 }, [port2]);
  });

const control = {
  /** Marks that a device's track showed between two wall times, and milliseconds of sound that its times say are missing. */
  seen: (kind: WatchedKind, fromMs: number, untilMs: number) =>
    ask<{ marks: Mark[]; gaps: Mark[] }>({ kind, fromMs, untilMs }),
  counters: (kind: WatchedKind) => {
    const stats = tracks.get(kind)?.stats;
    return (
      stats && {
        total: stats.totalFrames,
        discarded: stats.discardedFrames,
        delivered: stats.deliveredFrames,
      }
    );
  },
  pressedMs: (start: string) => [...pressed].findLast(([name]) => name.startsWith(start))?.[1],
  blocks: () => {
    const result = { longestMs: longestBlockMs, durations: longFrames.splice(0) };
    longestBlockMs = 0;
    return result;
  },
};
export type Control = typeof control;
Object.assign(globalThis, { control });
