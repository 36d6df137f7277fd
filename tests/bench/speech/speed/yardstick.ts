import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { sidecarCacheFolder, sidecarKey } from '../../../../scripts/build-sidecar.mjs';
import { inRoot } from '../../../../scripts/setup/paths.mjs';

const programName = process.platform === 'win32' ? 'whisper-cli.exe' : 'whisper-cli';

/** For some processors a compiler warns by the megabyte. */
const mostWarningBytes = 1 << 28;

const run = (program: string, args: readonly string[]): void => {
  const { status, stderr, error } = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: mostWarningBytes,
  });
  if (status !== 0)
    throw new Error(`${program} failed${error ? ` (${error.message})` : ''}: ${stderr.slice(-2000)}`);
};

/**
 * whisper.cpp's own command-line program, built from the very sources of the engine for this processor, once per machine; kept beside the
 * engine's builds. Answers its path.
 */
export const ensureWhisperCli = (log: (line: string) => void): string => {
  const folder = join(dirname(sidecarCacheFolder()), 'yardstick', sidecarKey());
  const program = join(folder, programName);
  if (existsSync(program)) return program;
  log('Building whisper-cli, the yardstick: once, about a minute.');
  const work = `${folder}.building-${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    const off = ['BUILD_SHARED_LIBS', 'GGML_CCACHE', 'WHISPER_BUILD_TESTS', 'WHISPER_BUILD_SERVER'];
    run('cmake', [
      '-S',
      inRoot('node_modules/nodejs-whisper/cpp/whisper.cpp'),
      '-B',
      work,
      '-DCMAKE_BUILD_TYPE=Release',
      '-DGGML_NATIVE=ON',
      ...off.map((name) => `-D${name}=OFF`),
    ]);
    const parallel = String(availableParallelism());
    run('cmake', ['--build', work, '--config', 'Release', '--target', 'whisper-cli', '--parallel', parallel]);
    mkdirSync(folder, { recursive: true });
    const built = [join(work, 'bin', programName), join(work, 'bin', 'Release', programName)].find(
      existsSync,
    );
    if (!built) throw new Error('whisper-cli was built, but is not where it should be.');
    renameSync(built, program);
    return program;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
