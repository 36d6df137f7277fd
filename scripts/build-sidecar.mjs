// Builds the speech engine (native/whisper-sidecar) once per machine and keeps it outside node_modules, so that a fresh
// `npm ci` does not cost another minute. Plain JavaScript without dependencies: it runs during set-up, on Node 20 and up.
//
//   node scripts/build-sidecar.mjs                 developer's build; prints the program's path on standard output
//   node scripts/build-sidecar.mjs --packaged DIR  what an installer ships: program and CPU libraries, into DIR
//
// Either with `--graphics metal|vulkan|cuda` (several with commas), or RUNTHROUGH_GRAPHICS for every set-up: a part for graphics devices
// as well. Left out: Metal on Apple silicon, else none; `none` leaves it out there too.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, cpus, homedir, hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  buildRecord,
  buildRecordName,
  missingGraphicsKit,
  parseGraphics,
} from './setup/sidecar-graphics.mjs';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const nativeFolder = join(projectFolder, 'native', 'whisper-sidecar');
const whisperPackage = join(projectFolder, 'node_modules', 'nodejs-whisper');
const whisperSources = join(whisperPackage, 'cpp', 'whisper.cpp');
const programName = process.platform === 'win32' ? 'whisper-sidecar.exe' : 'whisper-sidecar';
const staleLockMs = 30 * 60 * 1000;

/** What is missing to build, and the command that brings it. */
export class MissingToolsError extends Error {
  /** @param {string[]} missing @param {string} command */
  constructor(missing, command) {
    super(`The speech engine is built on this machine and needs ${missing.join(' and ')}. Run: ${command}`);
    this.name = 'MissingToolsError';
    this.code = 'missing-tools';
    this.missing = missing;
    this.command = command;
  }
}

const runs = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

const installCommand = (missing) => {
  if (process.platform === 'darwin') {
    return missing.includes('cmake')
      ? 'xcode-select --install; brew install cmake'
      : 'xcode-select --install';
  }
  if (process.platform === 'win32') {
    return 'winget install Kitware.CMake Microsoft.VisualStudio.2022.BuildTools';
  }
  const managers = [
    ['/usr/bin/apt-get', 'sudo apt-get install -y cmake g++'],
    ['/usr/bin/dnf', 'sudo dnf install -y cmake gcc-c++'],
    ['/usr/bin/zypper', 'sudo zypper install -y cmake gcc-c++'],
    ['/usr/bin/pacman', 'sudo pacman -S --needed cmake gcc make'],
    ['/sbin/apk', 'sudo apk add cmake g++ make'],
  ];
  return managers.find(([program]) => existsSync(program))?.[1] ?? 'install cmake and a C++ compiler';
};

const checkTools = (graphics) => {
  const missing = [];
  if (!runs('cmake')) missing.push('cmake');
  // On Windows CMake itself finds Visual Studio's compiler, which is not on the path.
  const compilers = [process.env.CXX, 'c++', 'g++', 'clang++'].filter(Boolean);
  if (process.platform !== 'win32' && !compilers.some(runs)) missing.push('a C++ compiler');
  if (process.platform !== 'win32' && !runs('ninja') && !runs('make')) missing.push('make');
  if (missing.length > 0) throw new MissingToolsError(missing, installCommand(missing));
  if (!existsSync(join(whisperSources, 'include', 'whisper.h'))) {
    throw new Error('The sources of whisper.cpp are not in node_modules. Run: npm ci');
  }
  const kit = missingGraphicsKit(graphics);
  if (kit) throw new MissingToolsError([kit.missing], kit.command);
};

/** Folder of all builds: `<user's cache>/runthrough/sidecar`. */
export const sidecarCacheFolder = () => {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'win32' && process.env.LOCALAPPDATA) ||
    (process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache'));
  return join(base, 'runthrough', 'sidecar');
};

// A build for "this CPU" must not be run on another one: a home folder can be shared by several machines, and virtual
// machines give different processors the same name, so the flags count too.
const cpuFingerprint = () => {
  try {
    const info = readFileSync('/proc/cpuinfo', 'utf8');
    const line = (name) => info.split('\n').find((text) => text.startsWith(name)) ?? '';
    return `${line('model name')} ${line('flags')} ${line('Features')}`;
  } catch {
    return cpus()[0]?.model ?? 'unknown';
  }
};

const wantedGraphics = () => parseGraphics(process.env.RUNTHROUGH_GRAPHICS);

/**
 * Name of the build that fits these sources, this machine and these graphics devices.
 * @param {readonly string[]} [graphics]
 */
export const sidecarKey = (graphics = wantedGraphics()) => {
  const { version } = JSON.parse(readFileSync(join(whisperPackage, 'package.json'), 'utf8'));
  const hash = createHash('sha256');
  for (const name of readdirSync(nativeFolder).sort()) {
    if (!/\.(?:cpp|h|txt)$/.test(name)) continue;
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(nativeFolder, name)))
      .update('\0');
  }
  hash.update(`${process.env.CXX ?? ''}\0${process.env.CXXFLAGS ?? ''}\0${cpuFingerprint()}`);
  if (graphics.length > 0) hash.update(`\0${[...graphics].sort().join()}`);
  return `${version}-${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 16)}`;
};

const isRunnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

// Runs a step, shows its progress in tenths, keeps its output for the error message.
const runStep = (title, command, args, log) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    let shown = -1;
    const read = (chunk) => {
      tail = (tail + chunk).slice(-8000);
      for (const [, done, total, percent] of String(chunk).matchAll(/\[(?:(\d+)\/(\d+)|\s*(\d+)%)\]/g)) {
        const tenth = Math.floor(percent === undefined ? (10 * done) / total : percent / 10);
        if (tenth > shown) {
          shown = tenth;
          log(`${title}: ${tenth * 10} %`);
        }
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0
        ? resolve()
        : reject(new Error(`${title} failed (${command}, status ${status}):\n${tail}`)),
    );
  });

// What is shipped does not tell in which folder it was built.
const withoutOwnPaths = (buildFolder) => {
  const names = { [whisperSources]: 'whisper.cpp', [nativeFolder]: 'sidecar', [buildFolder]: 'build' };
  const flags = Object.entries(names).map(([folder, name]) => `-ffile-prefix-map=${folder}=${name}`);
  return ['C', 'CXX'].map((language) => `-DCMAKE_${language}_FLAGS=${flags.join(' ')}`);
};

// Where a part for graphics devices is in the way, the processor does the work as well.
const build = async (configuration, graphics, buildFolder, log) => {
  checkTools(graphics);
  try {
    return await buildFor(configuration, graphics, buildFolder, log);
  } catch (error) {
    if (graphics.length === 0) throw error;
    const way = 'Without a part for graphics devices: set RUNTHROUGH_GRAPHICS=none, or say --graphics none.';
    throw new Error(`${error.message}\n${way}`, { cause: error });
  }
};

const buildFor = async (configuration, graphics, buildFolder, log) => {
  const generator = runs('ninja') ? ['-G', 'Ninja'] : [];
  await runStep(
    'Preparing the speech engine',
    'cmake',
    [
      '-S',
      nativeFolder,
      '-B',
      buildFolder,
      ...generator,
      '-DCMAKE_BUILD_TYPE=Release',
      `-DWHISPER_SOURCE_DIR=${whisperSources}`,
      `-DSIDECAR_CONFIGURATION=${configuration}`,
      `-DSIDECAR_GRAPHICS=${graphics.join(';').toUpperCase()}`,
      ...(configuration === 'PACKAGED' && process.platform !== 'win32' ? withoutOwnPaths(buildFolder) : []),
    ],
    log,
  );
  await runStep(
    'Building the speech engine',
    'cmake',
    [
      '--build',
      buildFolder,
      '--config',
      'Release',
      '--target',
      'whisper-sidecar',
      '--parallel',
      String(availableParallelism()),
    ],
    log,
  );
  const bin = join(buildFolder, 'bin');
  // Visual Studio's generator adds a folder of its own for the configuration.
  return isRunnable(join(bin, programName)) ? bin : join(bin, 'Release');
};

// A program that does not even start is not worth keeping.
const checkStarts = (program) => {
  const shutdown = Buffer.from([1, 0, 0, 0, 4]);
  const { stdout, status } = spawnSync(program, [], {
    input: shutdown,
    cwd: dirname(program),
    timeout: 20_000,
  });
  if (status !== 0 || !String(stdout).includes('"type":"started"')) {
    throw new Error(`The speech engine was built but does not start (status ${status}).`);
  }
};

// The lock only saves work: results are moved into place in one step, so two builds at once are slow but not wrong.
const lockOwnerIsGone = (lock) => {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    if (age > staleLockMs) return true;
    const [host, pid] = readFileSync(join(lock, 'owner'), 'utf8').split(' ');
    if (host !== hostname()) return false;
    try {
      process.kill(Number(pid), 0);
      return false;
    } catch (error) {
      return error.code === 'ESRCH';
    }
  } catch {
    return false; // given back, or not yet signed, this very moment
  }
};

const withLock = async (lock, isDone, log, action) => {
  let told = false;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (lockOwnerIsGone(lock)) {
        rmSync(lock, { recursive: true, force: true });
        continue;
      }
      if (!told) log('Another set-up is building the speech engine; waiting for it.');
      told = true;
      await sleep(300);
      if (isDone()) return;
    }
  }
  try {
    writeFileSync(join(lock, 'owner'), `${hostname()} ${process.pid}`);
    if (!isDone()) await action();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

const moveIntoPlace = (staged, target) => {
  try {
    renameSync(staged, target);
  } catch (error) {
    if (!isRunnable(join(target, programName))) throw error; // else someone else was first: as good
    rmSync(staged, { recursive: true, force: true });
  }
};

/**
 * The path of a speech engine that fits this machine and these sources; builds it if there is none yet (about a minute).
 * Throws MissingToolsError when cmake, a compiler or what the graphics devices need is missing.
 * @param {{ log?: (line: string) => void, graphics?: readonly string[] }} [options]
 * @returns {Promise<string>}
 */
export const ensureSidecar = async ({ log = () => {}, graphics = wantedGraphics() } = {}) => {
  const given = process.env.RUNTHROUGH_SIDECAR;
  if (given) {
    if (!isRunnable(given)) throw new Error(`RUNTHROUGH_SIDECAR names no program: ${given}`);
    return given;
  }
  const cache = sidecarCacheFolder();
  const key = sidecarKey(graphics);
  const target = join(cache, key);
  const program = join(target, programName);
  const isDone = () => isRunnable(program);
  if (!isDone()) {
    checkTools(graphics);
    mkdirSync(cache, { recursive: true });
    await withLock(join(cache, `${key}.lock`), isDone, log, async () => {
      const work = join(cache, `${key}.building-${process.pid}`);
      const staged = join(work, 'staged');
      // What a build left that was killed on its way.
      for (const name of readdirSync(cache)) {
        if (name.startsWith(`${key}.building-`)) rmSync(join(cache, name), { recursive: true, force: true });
      }
      try {
        mkdirSync(staged, { recursive: true });
        log('Building the speech engine for this machine. This happens once and takes about a minute.');
        const bin = await build('DEVELOPER', graphics, join(work, 'build'), log);
        copyFileSync(join(bin, programName), join(staged, programName));
        checkStarts(join(staged, programName));
        rmSync(target, { recursive: true, force: true }); // a folder without its program is of no use
        moveIntoPlace(staged, target);
      } finally {
        rmSync(work, { recursive: true, force: true });
      }
    });
    log('The speech engine is ready.');
  }
  // Builds of before have no record; what they are built for is part of their key.
  if (!existsSync(join(target, buildRecordName)))
    writeFileSync(join(target, buildRecordName), buildRecord(graphics));
  // For a host that is started by hand.
  writeFileSync(join(cache, `latest.${process.pid}`), program);
  renameSync(join(cache, `latest.${process.pid}`), join(cache, 'latest'));
  return program;
};

// Of `libwhisper.so`, `.so.1` and `.so.1.9.1`, all one file, only the middle name is looked for at run time.
const shippedName = (names) =>
  names.find((name) => /\.so\.\d+$|^[^.]+\.\d+\.dylib$/.test(name)) ??
  names.sort((a, b) => a.length - b.length)[0];

/**
 * Builds the configuration that installers ship into `folder`. Returns the names of the files.
 * @param {string} folder
 * @param {{ log?: (line: string) => void, graphics?: readonly string[] }} [options]
 * @returns {Promise<string[]>}
 */
export const buildPackagedSidecar = async (folder, { log = () => {}, graphics = wantedGraphics() } = {}) => {
  const work = `${resolve(folder)}.building-${process.pid}`;
  try {
    const bin = await build('PACKAGED', graphics, work, log);
    const byContent = new Map();
    for (const name of readdirSync(bin)) {
      const file = join(bin, name);
      if (!statSync(file).isFile() || !(name === programName || /\.(?:so|dylib|dll)(?:\.|$)/.test(name)))
        continue;
      const real = lstatSync(file).isSymbolicLink() ? statSync(file).ino : lstatSync(file).ino;
      byContent.set(real, [...(byContent.get(real) ?? []), name]);
    }
    mkdirSync(folder, { recursive: true });
    const shipped = [...byContent.values()].map(shippedName);
    for (const name of shipped) copyFileSync(join(bin, name), join(folder, name));
    checkStarts(join(folder, programName));
    writeFileSync(join(folder, buildRecordName), buildRecord(graphics));
    return [...shipped, buildRecordName].sort();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

const readOptions = (args, usage) => {
  const given = {};
  for (let at = 0; at < args.length; at += 2) {
    const name = { '--packaged': 'packaged', '--graphics': 'graphics' }[args[at]];
    if (name === undefined || !args[at + 1]) throw new Error(usage);
    given[name] = args[at + 1];
  }
  return given;
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const log = (line) => console.error(line);
  const usage = 'Usage: node scripts/build-sidecar.mjs [--packaged DIR] [--graphics metal|vulkan|cuda|none]';
  try {
    const given = readOptions(process.argv.slice(2), usage);
    const graphics = given.graphics === undefined ? wantedGraphics() : parseGraphics(given.graphics);
    if (given.packaged === undefined) console.log(await ensureSidecar({ log, graphics }));
    else console.log((await buildPackagedSidecar(given.packaged, { log, graphics })).join('\n'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
