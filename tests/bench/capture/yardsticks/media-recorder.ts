import { statSync } from 'node:fs';
import path from 'node:path';
import type { Mark } from '../marks/mark-log.ts';
import { cpuSeconds, treeOf } from '../machine/processes.ts';
import type { Stage } from '../machine/stage.ts';
import type { BenchOptions } from '../options.ts';
import { openWatchedPage } from '../studio-run.ts';

export interface YardstickFile {
  readonly kind: 'screen' | 'camera';
  /** Relative to the data folder. */
  readonly file: string;
  readonly bytes: number;
  readonly startWallMs: number;
  readonly durationMs: number;
  /** What the device showed meanwhile. */
  readonly given: readonly Mark[];
}

export interface MediaRecorderRun {
  readonly cpuSeconds: number;
  readonly measuredSeconds: number;
  /** CPU seconds a second with the same devices open and nobody recording. */
  readonly idleShare: number;
  readonly mimeType: string;
  readonly files: readonly YardstickFile[];
  /** Beeps that the microphone gave meanwhile. */
  readonly soundGiven: readonly Mark[];
}

/** Bits a second that the studio asks its encoders for, so that both do the same work. */
const bitsPerPixel = 0.065;

/** Records the same devices with MediaRecorder, in a page of the same address: screen with the microphone, and the camera. */
export const runMediaRecorder = async (stage: Stage, options: BenchOptions): Promise<MediaRecorderRun> => {
  const { browser } = stage;
  const page = await openWatchedPage(stage, { ...options, injectDelayMs: 0, injectDriftMsPerMinute: 0 });
  await page.goto(stage.host.url);
  await page.getByRole('link', { name: 'New attempt' }).first().waitFor();
  const kinds = await page.evaluate(
    async ({ hasCamera, hasSystemSound }) => {
      const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      const screen = await navigator.mediaDevices.getDisplayMedia({
        video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { ideal: 30, max: 30 } },
        audio: hasSystemSound ? plain : false,
      });
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: plain });
      const camera =
        hasCamera &&
        (await navigator.mediaDevices.getUserMedia({
          video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
        }));
      const [screenTrack] = screen.getVideoTracks();
      const streams = {
        screen: new MediaStream([...(screenTrack ? [screenTrack] : []), ...microphone.getAudioTracks()]),
        ...(camera ? { camera } : {}),
      };
      Object.assign(globalThis, { streams });
      return Object.keys(streams) as ('screen' | 'camera')[];
    },
    { hasCamera: stage.hasCamera, hasSystemSound: stage.hasSystemSound },
  );
  if (stage.realScreen) await stage.showCounter();
  const processes = (): number[] => treeOf(browser.processId);
  const idleMs = 8_000;
  await page.waitForTimeout(2_000);
  const idleBefore = cpuSeconds(processes());
  await page.waitForTimeout(idleMs);
  const idleShare = (cpuSeconds(processes()) - idleBefore) / (idleMs / 1000);

  const started = await page.evaluate((bits) => {
    const { streams } = globalThis as unknown as { streams: Record<string, MediaStream> };
    const mimeType =
      ['video/mp4;codecs=avc1.640028,opus', 'video/webm;codecs=h264,opus', 'video/webm;codecs=vp8,opus'].find(
        (type) => MediaRecorder.isTypeSupported(type),
      ) ?? '';
    const running = Object.entries(streams).map(([kind, stream]) => {
      const { width = 0, height = 0 } = stream.getVideoTracks()[0]?.getSettings() ?? {};
      const recorder = new MediaRecorder(stream, {
        ...(mimeType ? { mimeType } : {}),
        videoBitsPerSecond: Math.round(width * height * 30 * bits),
        audioBitsPerSecond: 96_000,
      });
      const parts: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
      const entry = { kind, recorder, parts, startWallMs: 0 };
      recorder.addEventListener('start', () => {
        entry.startWallMs = performance.timeOrigin + performance.now();
      });
      recorder.start(1000);
      return entry;
    });
    Object.assign(globalThis, { running });
    return mimeType;
  }, bitsPerPixel);
  await page.waitForTimeout(3_000);
  const startedMs = Date.now();
  const before = cpuSeconds(processes());
  const forMs = Math.min(options.minutes * 60_000, 60_000);
  await page.waitForTimeout(forMs);
  const measured = cpuSeconds(processes()) - before;
  const measuredSeconds = (Date.now() - startedMs) / 1000;

  const files: Omit<YardstickFile, 'given'>[] = [];
  for (const kind of kinds) {
    const download = page.waitForEvent('download');
    const facts = await page.evaluate(async (wanted) => {
      interface Running {
        kind: string;
        recorder: MediaRecorder;
        parts: Blob[];
        startWallMs: number;
      }
      const { running } = globalThis as unknown as { running: Running[] };
      const entry = running.find((each) => each.kind === wanted);
      if (!entry) throw new Error(`No recorder of the ${wanted}.`);
      const stopped = new Promise((resolve) =>
        entry.recorder.addEventListener('stop', resolve, { once: true }),
      );
      entry.recorder.stop();
      await stopped;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(entry.parts));
      link.download = `${wanted}.media`;
      link.click();
      return {
        startWallMs: entry.startWallMs,
        durationMs: performance.timeOrigin + performance.now() - entry.startWallMs,
      };
    }, kind);
    const file = `yardstick/${kind}.media`;
    await (await download).saveAs(path.join(stage.dataFolder, file));
    files.push({ kind, file, bytes: statSync(path.join(stage.dataFolder, file)).size, ...facts });
  }
  const given = await page.evaluate(
    async ([kinds, fromMs]) => ({
      pictures: await Promise.all(kinds.map((kind) => control.seen(kind, fromMs, Number.POSITIVE_INFINITY))),
      sound: await control.seen('microphone', fromMs, Number.POSITIVE_INFINITY),
    }),
    [kinds, startedMs - 10_000] as const,
  );
  await page.close();
  return {
    cpuSeconds: measured,
    measuredSeconds,
    idleShare,
    mimeType: started,
    files: files.map((file, index) => ({ ...file, given: given.pictures[index]?.marks ?? [] })),
    soundGiven: given.sound.marks,
  };
};
