import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findOnPath } from '../../../../scripts/setup/paths.mjs';
import type { Mark } from '../marks/mark-log.ts';
import { createBeepFinder } from '../marks/sound-code.ts';

/** An X screen without a monitor, and a PulseAudio server whose speaker is the microphone. */
export interface RealScreen {
  readonly environment: Readonly<Record<string, string>>;
  readonly studioArguments: readonly string[];
  readonly counterArguments: readonly string[];
  /** Beeps as another program hears them from the same microphone: second modulo ten, wall time. */
  readonly heard: () => Mark[];
  readonly close: () => Promise<void>;
}

const until = async (isThere: () => boolean, what: string): Promise<void> => {
  const endMs = Date.now() + 10_000;
  while (!isThere()) {
    if (Date.now() > endMs) throw new Error(`${what} did not start.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

const rateHz = 48_000;

/** Listens to the microphone by PulseAudio's own program, 10 ms at a time. */
const listen = (environment: Record<string, string>): { child: ChildProcess; heard: () => Mark[] } => {
  const child = spawn(
    'parec',
    [
      '--device=bench-microphone',
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
  const missing = ['Xvfb', 'pulseaudio', 'pactl', 'parec'].filter((name) => !findOnPath(name));
  if (missing.length > 0) throw new Error(`--screen x11 needs ${missing.join(', ')}.`);
  let number = 90;
  while (existsSync(`/tmp/.X11-unix/X${number}`)) number += 1;
  const screen = spawn(
    'Xvfb',
    [`:${number}`, '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp'],
    { stdio: 'ignore' },
  );
  await until(() => existsSync(`/tmp/.X11-unix/X${number}`), 'Xvfb');
  const socket = path.join(folder, 'pulse.socket');
  const environment = {
    DISPLAY: `:${number}`,
    PULSE_SERVER: `unix:${socket}`,
    XDG_RUNTIME_DIR: folder,
    HOME: folder,
  };
  const server = spawn(
    'pulseaudio',
    [
      '-n',
      '--daemonize=no',
      '--use-pid-file=no',
      '--exit-idle-time=-1',
      '--disable-shm=yes',
      `--load=module-native-protocol-unix socket=${socket} auth-anonymous=1`,
      '--load=module-null-sink sink_name=bench-speaker rate=48000 channels=1',
      // Chromium does not offer a speaker's monitor as a microphone; by another name it does.
      '--load=module-remap-source source_name=bench-microphone master=bench-speaker.monitor source_properties=device.description=Bench-microphone',
    ],
    { stdio: 'ignore', env: { ...process.env, ...environment } },
  );
  await until(() => existsSync(socket), 'PulseAudio');
  for (const args of [
    ['set-default-source', 'bench-microphone'],
    ['set-default-sink', 'bench-speaker'],
  ])
    spawnSync('pactl', args, { env: { ...process.env, ...environment } });
  const ear = listen(environment);
  const window = `--window-size=${size.width},${size.height}`;
  return {
    environment,
    studioArguments: ['--auto-select-desktop-capture-source=Entire screen', '--window-position=0,0', window],
    counterArguments: ['--kiosk', '--window-position=0,0', window],
    heard: ear.heard,
    close: async () => {
      await end(ear.child);
      await end(server);
      await end(screen);
    },
  };
};
