import type { Moment } from '../../contract/primitives.ts';
import type { Track } from '../../contract/take.ts';
import { clampTo } from '../../core/take/trim.ts';
import { type AudioPump, createAudioPump } from './audio-pump.ts';
import type { MediaFile, ReadPiece } from './media-file.ts';
import { createPlayClock } from './play-clock.ts';
import { chooseRoles, openFiles } from './roles.ts';
import { createVideoPump, type VideoPump } from './video-pump.ts';

export type PlaybackRate = 1 | 1.25 | 1.5;

/** What the screen shows of a player. `positionMs` is asked for apart, because it changes with every frame. */
export interface PlayerState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly isPlaying: boolean;
  readonly rate: PlaybackRate;
  readonly hasScreen: boolean;
  readonly hasCamera: boolean;
}

/** Plays a take: screen, camera and sound from their own files, on one clock. All times in milliseconds of the take. */
export interface Player {
  readonly state: PlayerState;
  /** What is played: the whole take, or the part that counts of a trimmed one. */
  readonly range: Moment;
  /** Plays another part from now on; the place moves into it. */
  setRange(range: Moment): void;
  positionMs(): number;
  play(): Promise<void>;
  pause(): void;
  /** Shows the frame at this place; goes on playing if it played. A newer seek replaces one that is still decoding. */
  seek(positionMs: number): Promise<void>;
  setRate(rate: PlaybackRate): void;
  /** Plays a piece of evidence and stops at its end, a little room on both sides. */
  playMoment(moment: Moment): Promise<void>;
  /** Called on every change of state and, while playing, for every drawn frame. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface PlayerOptions {
  readonly tracks: readonly Track[];
  readonly range: Moment;
  readonly read: ReadPiece;
  readonly canvases: { readonly screen: HTMLCanvasElement; readonly camera: HTMLCanvasElement };
}

/** Evidence starts this much before its first word and ends this much after its last. */
const roomMs = 400;

export const createPlayer = ({ tracks, range: wholeRange, read, canvases }: PlayerOptions): Player => {
  let range = wholeRange;
  // Made at the first play, which a person asked for: browsers keep a context silent that nobody asked for.
  let context: AudioContext | undefined;
  const theContext = (): AudioContext => {
    context ??= new AudioContext();
    return context;
  };
  const clock = createPlayClock({
    get currentTime() {
      return context?.currentTime ?? 0;
    },
    get outputLatency() {
      return context?.outputLatency ?? 0;
    },
  });
  const listeners = new Set<() => void>();
  const videos: VideoPump[] = [];
  const audios: AudioPump[] = [];
  let files: readonly MediaFile[] = [];
  let state: PlayerState = {
    status: 'loading',
    isPlaying: false,
    rate: 1,
    hasScreen: false,
    hasCamera: false,
  };
  let endMs = range.endMs;
  let target: number | undefined;
  let seeking: Promise<void> | undefined;
  let animation = 0;
  let isClosed = false;

  const notify = (change: Partial<PlayerState> = {}): void => {
    if (Object.keys(change).length > 0) state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const positionMs = (): number => clampTo(range, (target ?? clock.position()) * 1000);

  const halt = (): void => {
    cancelAnimationFrame(animation);
    for (const audio of audios) audio.stop();
    clock.stop();
  };

  const pause = (): void => {
    if (!state.isPlaying) return;
    halt();
    notify({ isPlaying: false });
  };

  const frame = (): void => {
    const now = clock.position();
    for (const video of videos) video.tick(now);
    if (now * 1000 >= endMs) {
      pause();
      clock.moveTo(endMs / 1000);
      endMs = range.endMs;
      notify();
      return;
    }
    notify();
    animation = requestAnimationFrame(frame);
  };

  const run = (): void => {
    const from = clock.position();
    const { contextTime } = clock.start(state.rate);
    for (const audio of audios) audio.start({ from, until: endMs / 1000, contextTime, rate: state.rate });
    animation = requestAnimationFrame(frame);
  };

  /** Seeks to the latest target until none is newer; only then does playing go on. */
  const settle = async (): Promise<void> => {
    halt();
    while (target !== undefined && !isClosed) {
      const position = target;
      await Promise.all(videos.map((video) => video.seek(position)));
      clock.moveTo(position);
      if (target === position) target = undefined;
    }
    seeking = undefined;
    if (state.isPlaying && !isClosed) run();
    notify();
  };

  const seekTo = (milliseconds: number): Promise<void> => {
    target = clampTo(range, milliseconds) / 1000;
    notify();
    seeking ??= loading.then(settle);
    return seeking;
  };

  const play = async (): Promise<void> => {
    if (isClosed || state.isPlaying) return;
    await loading;
    await theContext().resume();
    if (positionMs() >= endMs - 1) await seekTo(range.startMs);
    await seeking;
    if (isClosed || state.isPlaying || state.status !== 'ready') return;
    notify({ isPlaying: true });
    run();
  };

  const load = async (): Promise<void> => {
    try {
      files = await openFiles(tracks, read);
      const roles = chooseRoles(files);
      if (roles.screen) videos.push(await createVideoPump(roles.screen, canvases.screen));
      if (roles.camera) videos.push(await createVideoPump(roles.camera, canvases.camera));
      audios.push(...roles.sound.map((track) => createAudioPump(track, theContext)));
      if (isClosed) return;
      clock.moveTo(range.startMs / 1000);
      await Promise.all(videos.map((video) => video.seek(range.startMs / 1000)));
      const canPlay = videos.length + audios.length > 0;
      notify({
        status: canPlay ? 'ready' : 'failed',
        hasScreen: roles.screen !== undefined,
        hasCamera: roles.camera !== undefined,
      });
    } catch (error) {
      console.warn('Playback', error);
      notify({ status: 'failed' });
    }
  };
  const loading = load();

  return {
    get state() {
      return state;
    },
    get range() {
      return range;
    },
    setRange: (next) => {
      if (next.startMs === range.startMs && next.endMs === range.endMs) return;
      range = next;
      endMs = next.endMs;
      void seekTo(positionMs());
    },
    positionMs,
    play,
    pause,
    seek: (milliseconds) => {
      endMs = range.endMs;
      return seekTo(milliseconds);
    },
    setRate: (rate) => {
      const wasPlaying = state.isPlaying;
      if (wasPlaying) halt();
      notify({ rate });
      if (wasPlaying && !seeking) run();
    },
    playMoment: async (moment) => {
      endMs = Math.min(range.endMs, moment.endMs + roomMs);
      await seekTo(moment.startMs - roomMs);
      await play();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      halt();
      for (const video of videos) video.close();
      for (const file of files) file.close();
      void context?.close();
    },
  };
};
