// The npm packages, Node 24 among them: it comes as an optional package for each platform.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { findOnPath, inRoot, SetupError } from './paths.mjs';
import { runCommand, tail } from './run-command.mjs';
import { hashOf } from './stamps.mjs';

const stampFile = inRoot('node_modules/.runthrough-lock');

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
const packagesIn = (file) => JSON.parse(readFileSync(inRoot(file), 'utf8')).packages;

/** Whether what npm says it installed is what the lock asks for; optional packages may lack, as other platforms' do. */
function installedMatchesLock() {
  if (!existsSync(inRoot('node_modules/.package-lock.json')) || !findNode24()) return false;
  const installed = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(([location, wanted]) => {
    if (location === '') return true;
    const found = installed[location];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

/** @returns {string | undefined} the program of the Node that runs the studio */
export function findNode24() {
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = [`node-${platform}`, `node-bin-${platform}`]
    .map((name) => inRoot(`node_modules/${name}/bin/${program}`))
    .find((file) => existsSync(file));
  if (packaged) return packaged;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

/** The same, after set-up, when it has to be there. */
export function node24() {
  const found = findNode24();
  if (found) return found;
  throw new SetupError(
    `There is no packaged Node 24 for ${process.platform}-${process.arch}. Install Node 24 or newer, then run the command again.`,
  );
}

/**
 * Installs the packages when they are not those of package-lock.json.
 * Install scripts stay off: none of ours needs one, and what does not run cannot do harm.
 * @param {{ log: import('./paths.mjs').Log }} options
 */
export async function ensureNodeModules({ log }) {
  const wanted = hashOf(['package-lock.json']);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  if (!installedMatchesLock()) {
    log('Installing the npm packages (once, a few minutes)');
    const options = [
      'ci',
      '--ignore-scripts',
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
      '--no-progress',
    ];
    // Under `npm start` this is npm's own program; a plain `node scripts/start.mjs` looks for it on the path.
    const own = process.env['npm_execpath'];
    const npm = findOnPath('npm') ?? 'npm';
    const result = await (own?.endsWith('.js')
      ? runCommand(process.execPath, [own, ...options])
      : runCommand(npm, options));
    if (!result.ok) {
      throw new SetupError(
        `The npm packages could not be installed:\n${tail(result.output)}\nCheck the network, then run the command again.`,
      );
    }
  }
  node24();
  writeFileSync(stampFile, wanted);
}
