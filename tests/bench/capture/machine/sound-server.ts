import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findOnPath } from '../../../../scripts/setup/paths.mjs';
import { end, until } from './child.ts';

/** The programs that it needs. */
export const soundServerPrograms = ['pulseaudio', 'pactl', 'parec', 'pacat'] as const;

/** A PulseAudio server whose speaker is the microphone: what is played is what the microphone hears, in real time and by a device's own clock. */
export interface SoundServer {
  readonly environment: Readonly<Record<string, string>>;
  /** Plays 16-bit mono PCM at 16 kHz, once. */
  readonly play: (pcm: Uint8Array) => { readonly stop: () => Promise<void> };
  readonly close: () => Promise<void>;
}

export const microphoneName = 'bench-microphone';

/** Opens one on a socket in this folder. Throws where PulseAudio is missing. */
export const openSoundServer = async (folder: string): Promise<SoundServer> => {
  const missing = soundServerPrograms.filter((name) => !findOnPath(name));
  if (missing.length > 0) throw new Error(`A real microphone needs ${missing.join(', ')}.`);
  const socket = path.join(folder, 'pulse.socket');
  const environment = { PULSE_SERVER: `unix:${socket}`, XDG_RUNTIME_DIR: folder, HOME: folder };
  const inside = { ...process.env, ...environment };
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
      `--load=module-remap-source source_name=${microphoneName} master=bench-speaker.monitor source_properties=device.description=Bench-microphone`,
    ],
    { stdio: 'ignore', env: inside },
  );
  await until(() => existsSync(socket), 'PulseAudio');
  for (const args of [
    ['set-default-source', microphoneName],
    ['set-default-sink', 'bench-speaker'],
  ])
    spawnSync('pactl', args, { env: inside });
  return {
    environment,
    play: (pcm) => {
      const child = spawn(
        'pacat',
        [
          '--playback',
          '--device=bench-speaker',
          '--format=s16le',
          '--rate=16000',
          '--channels=1',
          '--latency-msec=1000',
        ],
        { env: inside, stdio: ['pipe', 'ignore', 'ignore'] },
      );
      child.stdin.on('error', () => undefined);
      child.stdin.end(pcm);
      return { stop: () => end(child) };
    },
    close: () => end(server),
  };
};
