import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchPages, openBenchPages } from '../../capture/machine/bench-pages.ts';
import { type BenchBrowser, openBenchBrowser } from '../../capture/machine/browser.ts';
import { type BenchHost, startBenchHost } from '../../capture/machine/host.ts';
import { writeCameraFile } from '../../capture/marks/device-files.ts';
import { writeMicrophoneFile } from './microphone-file.ts';

export const demoTitle = 'Runthrough cue bench demo';

/** A studio for all runs; every run has a browser of its own, whose microphone plays that run. */
export interface CueStage {
  readonly dataFolder: string;
  readonly pages: BenchPages;
  readonly host: BenchHost;
  /** To be closed before the next is opened. */
  readonly openBrowser: (name: string, run: Float32Array) => Promise<BenchBrowser>;
  readonly close: () => Promise<void>;
}

export const openCueStage = async (keep: boolean, log: (line: string) => void): Promise<CueStage> => {
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
    writeCameraFile(film, 1280, 720);
    const host = await startBenchHost(dataFolder);
    closers.push(() => host.stop());
    return {
      dataFolder,
      pages,
      host,
      openBrowser: (name, run) => {
        const sound = path.join(workFolder, `${name}.wav`);
        writeMicrophoneFile(sound, run);
        return openBenchBrowser({
          profileFolder: path.join(workFolder, `profile-${name}`),
          arguments: [
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-audio-capture=${sound}%noloop`,
            `--use-file-for-fake-video-capture=${film}`,
            `--auto-select-tab-capture-source-by-title=${demoTitle}`,
          ],
        });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
