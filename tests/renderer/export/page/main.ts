import type { VideoChoices } from '../../../../src/contract/export.ts';
import type { Moment } from '../../../../src/contract/primitives.ts';
import type { Track, TrackKind } from '../../../../src/contract/take.ts';
import type { Chapter } from '../../../../src/core/export/parts.ts';
import { scanFragments } from '../../../../src/core/take/recovery.ts';
import type { Caption } from '../../../../src/core/transcript/captions.ts';
import { createRecorder } from '../../../../src/renderer/capture/recorder.ts';
import { saveVideo } from '../../../../src/renderer/export/save-video.ts';
import { openClapper } from '../../capture/page/made-sources.ts';
import { makeFilm, makeTone } from '../../playback/page/numbered-film.ts';
import { createMemoryHost, trackOf } from './memory-host.ts';
import { readBack, type Spot } from './read-back.ts';

const usual: VideoChoices = { layout: 'corner', corner: 'bottom-right', captions: 'none' };
const takes = new Map<string, { files: Map<TrackKind, Uint8Array>; tracks: Track[]; durationMs: number }>();

interface Ask {
  readonly choices?: Partial<VideoChoices>;
  readonly range?: Moment;
  readonly captions?: readonly Caption[];
  readonly chapters?: readonly Chapter[];
  readonly spots?: readonly Spot[];
  readonly stopAtShare?: number;
  readonly fullAtBytes?: number;
}

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

/** What a test asks of the page. */
const page = {
  /** A take of numbered films and a tone, each as long as asked; 0 leaves a track out. */
  async make(
    name: string,
    { screen = 0, camera = 0, microphone = 0, systemSound = 0, width = 1 }: Record<string, number>,
  ): Promise<void> {
    const files = new Map<TrackKind, Uint8Array>();
    if (screen > 0)
      files.set(
        'screen',
        await makeFilm({ seconds: screen, framesPerSecond: 30, noiseHeight: width > 1 ? 200 : 0 }),
      );
    if (camera > 0) files.set('camera', await makeFilm({ seconds: camera, framesPerSecond: 15, step: 2 }));
    if (microphone > 0) files.set('microphone', await makeTone(microphone));
    if (systemSound > 0) files.set('system-sound', await makeTone(systemSound));
    const lengths: Partial<Record<TrackKind, number>> = {
      screen,
      camera,
      microphone,
      'system-sound': systemSound,
    };
    const tracks = [...files].map(([kind, bytes]) =>
      trackOf(kind, bytes, { endMs: (lengths[kind] ?? 0) * 1000 }),
    );
    takes.set(name, { files, tracks, durationMs: Math.max(...tracks.map(({ endMs }) => endMs)) });
  },

  /** Records the clapper with the real recorder: flashes and beeps of one moment. */
  async recordClapper(name: string, forMs: number): Promise<void> {
    const pieces = new Map<TrackKind, Uint8Array[]>();
    const times = new Map<TrackKind, { startMs: number; endMs: number }>();
    let durationMs = 0;
    const clapper = openClapper();
    const recorder = createRecorder({
      sources: clapper,
      scenarioSections: [],
      onProgress: () => undefined,
      sink: {
        begin: () => Promise.resolve({ attemptId: name }),
        append: async ({ track, startMs, endMs }, bytes) => {
          pieces.set(track, [...(pieces.get(track) ?? []), bytes.slice()]);
          times.set(track, { startMs: times.get(track)?.startMs ?? startMs, endMs });
        },
        event: () => Promise.resolve(),
        finish: async (ms) => {
          durationMs = ms;
        },
      },
    });
    await recorder.start();
    await new Promise((resolve) => setTimeout(resolve, forMs));
    await recorder.stop();
    clapper.stop();
    const files = new Map<TrackKind, Uint8Array>();
    for (const kind of ['screen', 'microphone'] as const)
      files.set(kind, new Uint8Array(await new Blob((pieces.get(kind) ?? []) as BlobPart[]).arrayBuffer()));
    const tracks = [...files].map(([kind, bytes]) => trackOf(kind, bytes, times.get(kind) ?? { endMs: 0 }));
    takes.set(name, { files, tracks, durationMs });
  },

  /** Cuts the end off a take's file, as a crash does, and recovers the track as the next start would. */
  async tear(name: string, kind: TrackKind, share: number): Promise<void> {
    const take = takes.get(name);
    const bytes = take?.files.get(kind);
    if (!take || !bytes) return;
    const torn = bytes.slice(0, Math.floor(bytes.length * share));
    const read = (offset: number, length: number): Uint8Array => torn.subarray(offset, offset + length);
    const { byteLength, endMs } = await scanFragments(read, torn.length);
    take.files.set(kind, torn.slice(0, byteLength));
    take.tracks = take.tracks.map((track) => (track.kind === kind ? { ...track, byteLength, endMs } : track));
  },

  /** Saves a take as a video with the real worker; answers what came of it. */
  async save(name: string, ask: Ask = {}) {
    const take = takes.get(name);
    if (!take) throw new Error(`No take ${name}.`);
    const host = createMemoryHost(take.files);
    host.fullAtBytes = ask.fullAtBytes ?? host.fullAtBytes;
    const range = ask.range ?? { startMs: 0, endMs: take.durationMs };
    const order = {
      tracks: take.tracks,
      range,
      choices: { ...usual, ...ask.choices },
      captions: ask.captions ?? [],
      chapters: ask.chapters ?? [],
      title: 'A demo',
      language: 'en',
    };
    const shares: number[] = [];
    const beganAt = performance.now();
    const run = saveVideo(host.client, 'attempt', order, (share) => {
      shares.push(share);
      if (ask.stopAtShare !== undefined && share >= ask.stopAtShare) run.stop();
    });
    const outcome = await run.saved.then(
      (file) => ({ file }),
      (error: unknown) => ({ code: (error as { code?: string }).code ?? String(error), text: String(error) }),
    );
    const tookMs = performance.now() - beganAt;
    const bytes = [...host.saved.values()][0];
    return {
      outcome,
      shares,
      tookMs,
      traffic: host.traffic,
      seen: bytes ? await readBack(bytes, ask.spots ?? []) : null,
      base64: bytes ? toBase64(bytes) : '',
    };
  },
};

export type ExportPage = typeof page;
Object.assign(globalThis, { exporting: page });
