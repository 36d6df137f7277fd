import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchPages, openBenchPages } from '../../capture/machine/bench-pages.ts';
import { type BenchBrowser, openBenchBrowser } from '../../capture/machine/browser.ts';
import { type BenchHost, startBenchHost } from '../../capture/machine/host.ts';
import { writeCameraFile } from '../../capture/marks/device-files.ts';
import { wavBytes } from '../../../../src/host/audio/write-wav.ts';
import { pcm16Bytes } from '../../../../src/host/engines/sidecar-frames.ts';
import { openSoundServer, type SoundServer } from '../../capture/machine/sound-server.ts';
import { microphoneSound } from './microphone-sound.ts';

export const demoTitle = 'Runthrough cue bench demo';

/**
 * `pretended`: Chromium's own, which plays a file, and with it a camera. `system`: a PulseAudio source, with a device's own clock; Chromium
 * pretends all devices or none, so there is no camera then.
 */
export type Microphone = 'pretended' | 'system';

/** A browser whose microphone hears one run. */
export interface RunBrowser extends BenchBrowser {
  /** Begins to play what the microphone hears, once; a pretended one begins by itself, when it is opened. Answers whether that was done. */
  readonly startSound: () => boolean;
}

/** A studio for all runs; every run has a browser of its own, whose microphone plays that run. */
export interface CueStage {
  readonly hasCamera: boolean;
  readonly dataFolder: string;
  readonly pages: BenchPages;
  readonly host: BenchHost;
  /** To be closed before the next is opened. */
  readonly openBrowser: (name: string, run: Float32Array) => Promise<RunBrowser>;
  readonly close: () => Promise<void>;
}

const chooseDemo = `--auto-select-tab-capture-source-by-title=${demoTitle}`;

const openPretending = async (
  workFolder: string,
  name: string,
  sound: Float32Array,
  film: string,
): Promise<RunBrowser> => {
  const file = path.join(workFolder, `${name}.wav`);
  writeFileSync(file, wavBytes(sound));
  const browser = await openBenchBrowser({
    profileFolder: path.join(workFolder, `profile-${name}`),
    arguments: [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}%noloop`,
      `--use-file-for-fake-video-capture=${film}`,
      chooseDemo,
    ],
  });
  return { ...browser, startSound: () => false };
};

const openWithServer = async (
  workFolder: string,
  name: string,
  sound: Float32Array,
  server: SoundServer,
): Promise<RunBrowser> => {
  const browser = await openBenchBrowser({
    profileFolder: path.join(workFolder, `profile-${name}`),
    arguments: [chooseDemo],
    environment: server.environment,
  });
  let playing: ReturnType<SoundServer['play']> | undefined;
  return {
    ...browser,
    startSound: () => {
      playing ??= server.play(pcm16Bytes(sound));
      return true;
    },
    close: async () => {
      await playing?.stop();
      await browser.close();
    },
  };
};

export const openCueStage = async (
  { keep, microphone }: { readonly keep: boolean; readonly microphone: Microphone },
  log: (line: string) => void,
): Promise<CueStage> => {
  const workFolder = await mkdtemp(path.join(tmpdir(), 'runthrough-bench-cues-'));
  const dataFolder = path.join(workFolder, 'studio');
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
    if (keep) log(`Everything is kept in ${workFolder}.`);
    else await rm(workFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    log('Builds the pages of the bench.');
    const pages = await openBenchPages(workFolder, dataFolder);
    closers.push(() => pages.close());
    const film = path.join(workFolder, 'camera.y4m');
    const server = microphone === 'system' ? await openSoundServer(workFolder) : undefined;
    if (server) closers.push(() => server.close());
    else writeCameraFile(film, 1280, 720);
    const host = await startBenchHost(dataFolder);
    closers.push(() => host.stop());
    return {
      hasCamera: !server,
      dataFolder,
      pages,
      host,
      openBrowser: (name, run) =>
        server
          ? openWithServer(workFolder, name, microphoneSound(run), server)
          : openPretending(workFolder, name, microphoneSound(run), film),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
