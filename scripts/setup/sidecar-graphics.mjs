// Which graphics devices the speech engine is built for. Plain JavaScript without dependencies: it runs during set-up, on Node 20 and up.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const all = ['cuda', 'metal', 'vulkan'];

/** @param {string | undefined} command */
const runs = (command) =>
  command !== undefined && spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

/** What is built where nobody says otherwise: Metal on Apple silicon, where it is part of the system, else the processor alone. */
export const defaultGraphics = () =>
  process.platform === 'darwin' && process.arch === 'arm64' ? ['metal'] : [];

/**
 * The names in "vulkan,cuda", in order, or none for "none"; the default of this machine for an empty text. Throws for an unknown name, and
 * for one that this system does not have.
 * @param {string | undefined} text
 * @returns {string[]}
 */
export const parseGraphics = (text) => {
  if (!text) return defaultGraphics();
  if (text === 'none') return [];
  const names = [...new Set(text.toLowerCase().split(','))].sort();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(`Graphics can be metal, vulkan, cuda, several with commas, or none; not "${unknown}".`);
  const isMac = process.platform === 'darwin';
  const foreign = names.find((name) => (name === 'metal') !== isMac);
  if (foreign !== undefined) {
    const instead = isMac
      ? 'A Mac has metal.'
      : 'Metal is for Macs only; elsewhere there are vulkan and cuda.';
    throw new Error(`This system cannot build for ${foreign}. ${instead}`);
  }
  return names;
};

const hasVulkan = () => {
  const { VULKAN_SDK: sdk } = process.env;
  if (sdk && existsSync(join(sdk, process.platform === 'win32' ? 'Include' : 'include', 'vulkan')))
    return runs(join(sdk, process.platform === 'win32' ? 'Bin' : 'bin', 'glslc')) || runs('glslc');
  return existsSync('/usr/include/vulkan/vulkan.h') && runs('glslc');
};

const kits = {
  metal: {
    title: "Apple's command line tools (Metal)",
    isThere: () => spawnSync('xcrun', ['--show-sdk-path'], { stdio: 'ignore' }).status === 0,
    commands: { darwin: 'xcode-select --install' },
  },
  vulkan: {
    title: 'the Vulkan SDK (headers and glslc)',
    isThere: hasVulkan,
    commands: {
      win32: 'winget install KhronosGroup.VulkanSDK',
      linux: 'sudo apt-get install -y libvulkan-dev glslc spirv-headers',
    },
  },
  cuda: {
    title: 'the CUDA toolkit (nvcc)',
    isThere: () => runs('nvcc') || runs(process.env['CUDACXX']),
    commands: { win32: 'winget install Nvidia.CUDA', linux: 'sudo apt-get install -y nvidia-cuda-toolkit' },
  },
};

/**
 * The first kit that is missing for these devices, and the command that brings it; undefined where all are there.
 * @param {readonly string[]} graphics
 * @returns {{ missing: string, command: string } | undefined}
 */
export const missingGraphicsKit = (graphics) => {
  for (const name of graphics) {
    const kit = kits[/** @type {keyof typeof kits} */ (name)];
    if (kit.isThere()) continue;
    /** @type {Record<string, string>} */
    const commands = kit.commands;
    return { missing: kit.title, command: commands[process.platform] ?? `install ${kit.title}` };
  }
  return undefined;
};

/** Beside the program: what it was built for. The studio reads it (src/host/engines/sidecar-build.ts). */
export const buildRecordName = 'whisper-sidecar.build.json';

/** @param {readonly string[]} graphics */
export const buildRecord = (graphics) => `${JSON.stringify({ schemaVersion: 1, graphics })}\n`;
