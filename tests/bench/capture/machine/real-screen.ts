import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findOnPath } from '../../../../scripts/setup/paths.mjs';
import type { Mark } from '../marks/mark-log.ts';
import { createBeepFinder } from '../marks/sound-code.ts';
import { end, until } from './child.ts';
import { microphoneName, openSoundServer, soundServerPrograms } from './sound-server.ts';

/** An X screen without a monitor, and a PulseAudio server whose speaker is the microphone. */
export interface RealScreen {
  readonly environment: Readonly<Record<string, string>>;
  readonly studioArguments: readonly string[];
  readonly counterArguments: readonly string[];
  /** Beeps as another program hears them from the same microphone: second modulo ten, wall time. */
  readonly heard: () => Mark[];
  readonly close: () => Promise<void>;
}

const rateHz = 48_000;

/** Listens to the microphone by PulseAudio's own program, 10 ms at a time. */
const listen = (environment: Record<string, string>): { child: ChildProcess; heard: () => Mark[] } => {
  const child = spawn(
    'parec',
    [
      `--device=${microphoneName}`,
      '--format=float32le',
      `--rate=${rateHz}`,
      '--channels=1',
      '--latency-msec=10',
    ],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const finder = createBeepFinder(rateHz);
  const marks: Mark[] = [];
  let samplesHeard = 0;
  let rest = Buffer.alloc(0);
  child.stdout.on('data', (data: Buffer) => {
    const atMs = performance.timeOrigin + performance.now();
    const bytes = Buffer.concat([rest, data]);
    const whole = bytes.length & ~3;
    rest = bytes.subarray(whole);
    const samples = new Float32Array(whole / 4);
    for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readFloatLE(index * 4);
    samplesHeard += samples.length;
    for (const { sampleIndex, second } of finder.push(samples))
      marks.push([second, atMs - ((samplesHeard - sampleIndex) * 1000) / rateHz]);
  });
  return { child, heard: () => [...marks] };
};

/** Opens both on names of their own. Throws where Xvfb or PulseAudio is missing. */
export const openRealScreen = async (
  folder: string,
  size: { readonly width: number; readonly height: number },
): Promise<RealScreen> => {
  const missing = ['Xvfb', ...soundServerPrograms].filter((name) => !findOnPath(name));
  if (missing.length > 0) throw new Error(`--screen x11 needs ${missing.join(', ')}.`);
  let number = 90;
  while (existsSync(`/tmp/.X11-unix/X${number}`)) number += 1;
  const screen = spawn(
    'Xvfb',
    [`:${number}`, '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp'],
    { stdio: 'ignore' },
  );
  await until(() => existsSync(`/tmp/.X11-unix/X${number}`), 'Xvfb');
  const sound = await openSoundServer(folder);
  const environment = { DISPLAY: `:${number}`, ...sound.environment };
  const ear = listen(environment);
  const window = `--window-size=${size.width},${size.height}`;
  return {
    environment,
    studioArguments: ['--auto-select-desktop-capture-source=Entire screen', '--window-position=0,0', window],
    counterArguments: ['--kiosk', '--window-position=0,0', window],
    heard: ear.heard,
    close: async () => {
      await end(ear.child);
      await sound.close();
      await end(screen);
    },
  };
};
