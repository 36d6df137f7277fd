import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findOnPath } from '../../../../scripts/setup/paths.mjs';
import { cpuSeconds } from '../machine/processes.ts';
import type { BenchOptions } from '../options.ts';

export interface FfmpegRun {
  readonly cpuSeconds: number;
  readonly measuredSeconds: number;
  readonly source: string;
  /** Frames that it wrote of those that were due. */
  readonly frames: number;
  readonly expected: number;
}

const seconds = 20;

/**
 * ffmpeg's encoder at the same sizes and bit rates, in real time: of the real screen where there is one, else of a moving test picture. With
 * the fastest setting of x264, which is the nearest to an encoder made for real time.
 */
export const runFfmpeg = async (
  options: BenchOptions,
  display: string | undefined,
): Promise<FfmpegRun | undefined> => {
  const program = findOnPath('ffmpeg');
  if (!program) return undefined;
  const { size, camera } = options;
  const screenSize = `${size.width}x${size.height}`;
  const source =
    display === undefined
      ? ['-re', '-f', 'lavfi', '-i', `testsrc2=size=${screenSize}:rate=30`]
      : ['-f', 'x11grab', '-framerate', '30', '-video_size', screenSize, '-i', display];
  const withCamera = display === undefined && camera.width > 0;
  const second = withCamera
    ? ['-re', '-f', 'lavfi', '-i', `testsrc2=size=${camera.width}x${camera.height}:rate=30`]
    : [];
  const encoder = (pixels: number): string[] => [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-tune',
    'zerolatency',
    '-pix_fmt',
    'yuv420p',
    '-b:v',
    String(Math.round(pixels * 30 * 0.065)),
  ];
  const outputs = [
    ['-map', '0:v', ...encoder(size.width * size.height), '-t', String(seconds), '-f', 'null', '-'],
    ...(withCamera
      ? [['-map', '1:v', ...encoder(camera.width * camera.height), '-t', String(seconds), '-f', 'null', '-']]
      : []),
  ];
  const child = spawn(
    program,
    ['-hide_banner', '-progress', 'pipe:1', '-loglevel', 'error', ...source, ...second, ...outputs.flat()],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let frames = 0;
  let used = 0;
  const startedMs = Date.now();
  child.stdout.on('data', (data: Buffer) => {
    frames = Number(/frame=\s*(\d+)/.exec(data.toString())?.[1] ?? frames);
  });
  const timer = setInterval(() => {
    used = Math.max(used, cpuSeconds([child.pid ?? 0]));
  }, 200);
  await once(child, 'exit');
  clearInterval(timer);
  return {
    cpuSeconds: used,
    measuredSeconds: (Date.now() - startedMs) / 1000,
    source: display === undefined ? 'a test picture' : 'the same screen',
    frames,
    expected: seconds * 30,
  };
};
