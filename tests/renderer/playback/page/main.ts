import type { Track, TrackKind } from '../../../../src/contract/take.ts';
import { createPlayer, type Player } from '../../../../src/renderer/playback/player.ts';
import { makeFilm, makeTone, numberOn } from './numbered-film.ts';
import { makeResizedFilm } from './resized-film.ts';

const track = (kind: TrackKind, bytes: Uint8Array, durationMs: number): Track => ({
  kind,
  label: kind,
  contentType: kind === 'microphone' ? 'audio/mp4' : 'video/mp4',
  fileName: `${kind}.mp4`,
  byteLength: bytes.length,
  startMs: 0,
  endMs: durationMs,
  fragmentCount: 1,
});

const canvasOf = (id: string): HTMLCanvasElement => {
  const canvas = document.getElementById(id);
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error(`No canvas ${id}.`);
  return canvas;
};

/** What a test asks of the page. */
const playback = {
  player: undefined as Player | undefined,
  /** Reads of the files so far: how many, and how many bytes. */
  reads: { count: 0, bytes: 0 },
  fileBytes: 0,

  /** Makes the take and opens it; without `kinds` screen, camera and sound. */
  async open(
    seconds: number,
    kinds: readonly TrackKind[] = ['screen', 'camera', 'microphone'],
  ): Promise<void> {
    const files = new Map<TrackKind, Uint8Array>();
    for (const kind of kinds) {
      if (kind === 'screen') files.set(kind, await makeFilm({ seconds, framesPerSecond: 30 }));
      else if (kind === 'camera') files.set(kind, await makeFilm({ seconds, framesPerSecond: 15, step: 2 }));
      else files.set(kind, await makeTone(seconds));
    }
    this.start(files, seconds);
  },

  /** A long take of one picture a second, to see what a seek costs. */
  async openLong(seconds: number): Promise<void> {
    this.start(
      new Map([['screen', await makeFilm({ seconds, framesPerSecond: 1, noiseHeight: 200 })]]),
      seconds,
    );
  },

  /** A take whose picture is smaller for a second, as the recorder writes it. */
  async openResized(): Promise<void> {
    this.start(new Map([['screen', await makeResizedFilm()]]), 3);
  },

  start(files: ReadonlyMap<TrackKind, Uint8Array>, seconds: number): void {
    this.player?.close();
    this.reads = { count: 0, bytes: 0 };
    this.fileBytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    this.player = createPlayer({
      tracks: [...files].map(([kind, bytes]) => track(kind, bytes, seconds * 1000)),
      range: { startMs: 0, endMs: seconds * 1000 },
      canvases: { screen: canvasOf('screen'), camera: canvasOf('camera') },
      read: (kind, byteOffset, byteLength) => {
        this.reads.count += 1;
        this.reads.bytes += byteLength;
        return Promise.resolve(
          files.get(kind)?.slice(byteOffset, byteOffset + byteLength) ?? new Uint8Array(0),
        );
      },
    });
  },

  state: () => playback.player?.state,
  positionMs: () => playback.player?.positionMs() ?? -1,
  shown: () => ({ screen: numberOn(canvasOf('screen')), camera: numberOn(canvasOf('camera')) }),

  /** Plays for a while and notes at every drawn frame the place and what both canvases show. */
  async watch(milliseconds: number) {
    const seen: { positionMs: number; screen: number; camera: number }[] = [];
    const { player } = playback;
    if (!player) return seen;
    const stop = player.subscribe(() => seen.push({ positionMs: player.positionMs(), ...playback.shown() }));
    await player.play();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    player.pause();
    stop();
    return seen;
  },
};

export type PlaybackPage = typeof playback;
Object.assign(globalThis, { playback });
