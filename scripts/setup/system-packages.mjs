// Programs that npm cannot bring. Debian and Ubuntu as root: installed. Elsewhere: one line says what to run.
import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { findOnPath, SetupError } from './paths.mjs';
import { runCommand, tail } from './run-command.mjs';

/**
 * @typedef {'chromium' | 'compiler' | 'cmake' | 'xvfb' | 'voices' | 'recorded-voices' | 'torch' | 'people'} Need
 * @type {Record<Need, { what: string, found: () => boolean, debian: string[], elsewhere: string }>}
 */
const needs = {
  chromium: {
    what: 'a Chromium browser',
    found: () => findChromium() !== undefined,
    debian: ['chromium', 'fonts-liberation'],
    elsewhere: 'install Chrome, Edge or Chromium, or run: npx playwright install chromium',
  },
  compiler: {
    what: 'a C++ compiler',
    // On Windows CMake itself finds Visual Studio's compiler, which is not on the path.
    found: () =>
      process.platform === 'win32' || (['c++', 'g++', 'clang++'].some(findOnPath) && !!findOnPath('make')),
    debian: ['g++', 'make'],
    elsewhere: 'install it (macOS: xcode-select --install; Windows: the Visual Studio build tools)',
  },
  cmake: {
    what: 'CMake',
    found: () => findOnPath('cmake') !== undefined,
    debian: ['cmake'],
    elsewhere: 'install it (macOS: brew install cmake; Windows: winget install Kitware.CMake)',
  },
  xvfb: {
    what: 'Xvfb (a display for tests)',
    found: () => process.platform !== 'linux' || hasDisplay() || findOnPath('Xvfb') !== undefined,
    debian: ['xvfb', 'xauth'],
    elsewhere: 'install Xvfb with the package manager',
  },
  voices: {
    what: 'speech synthesisers (for benchmarks of accuracy)',
    found: () =>
      ['espeak-ng', 'festival', 'flite', 'python3'].every(findOnPath) &&
      ['english/kal_diphone', 'english/ked_diphone', 'us/cmu_us_slt_arctic_hts'].every((voice) =>
        existsSync(`/usr/share/festival/voices/${voice}`),
      ),
    debian: [
      'espeak-ng',
      'festival',
      'festvox-kallpc16k',
      'festvox-kdlpc16k',
      'festvox-us-slt-hts',
      'flite',
      'python3',
    ],
    elsewhere: 'the corpus can only be made on Debian or Ubuntu; other machines take a folder with --folder',
  },
  'recorded-voices': {
    what: 'voices cut from recordings (for calibration only)',
    found: () =>
      [
        'catalan/upc_ca_ona_hts',
        'czech/czech_dita',
        'czech/czech_krb',
        'czech/czech_machac',
        'czech/czech_ph',
        'finnish/hy_fi_mv_diphone',
        'finnish/suo_fi_lj_diphone',
        'hindi/hindi_NSK_diphone',
        'italian/lp_diphone',
        'italian/pc_diphone',
        'russian/msu_ru_nsh_clunits',
      ].every((voice) => existsSync(`/usr/share/festival/voices/${voice}`)) &&
      existsSync('/usr/share/festival/hindi_scm/hindi_phones.scm'),
    debian: [
      'festival-hi',
      'festvox-ca-ona-hts',
      'festvox-czech-dita',
      'festvox-czech-krb',
      'festvox-czech-machac',
      'festvox-czech-ph',
      'festvox-hi-nsk',
      'festvox-italp16k',
      'festvox-itapc16k',
      'festvox-ru',
      'festvox-suopuhe-lj',
      'festvox-suopuhe-mv',
    ],
    elsewhere: 'the networks can only be taught on Debian or Ubuntu; nothing else needs these voices',
  },
  torch: {
    what: 'PyTorch for Python (for calibration only)',
    found: () => ['torch', 'numpy'].every((name) => existsSync(`/usr/lib/python3/dist-packages/${name}`)),
    debian: ['python3-torch', 'python3-numpy'],
    elsewhere: 'the networks can only be taught on Debian or Ubuntu; nothing else needs it',
  },
  people: {
    what: 'recordings of people (for benchmarks of accuracy)',
    found: () =>
      [
        '/usr/share/pocketsphinx/test/data/librivox',
        '/usr/share/codec2/wav/ve9qrp.wav',
        ...['en_US_f_Allison', 'es_MX_f_Allison', 'fr_CA_f_June', 'it_IT_m_Carlo', 'ru_RU_f_IvrvoiceRU'].map(
          (voice) => `/usr/share/asterisk/sounds/${voice}/silence/1.g722`,
        ),
      ].every((path) => existsSync(path)) && findOnPath('ffmpeg') !== undefined,
    debian: [
      'asterisk-core-sounds-en-g722',
      'asterisk-core-sounds-es-g722',
      'asterisk-core-sounds-fr-g722',
      'asterisk-core-sounds-it-g722',
      'asterisk-core-sounds-ru-g722',
      'codec2-examples',
      'ffmpeg',
      'pocketsphinx-testdata',
    ],
    elsewhere: 'they can only be had on Debian or Ubuntu; other machines take a folder with --folder',
  },
};

/** Whether a window can be shown here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** @returns {'debian' | 'ubuntu' | undefined} */
function debianFamily() {
  if (!existsSync('/etc/os-release') || !findOnPath('apt-get')) return undefined;
  const text = readFileSync('/etc/os-release', 'utf8');
  if (/^ID(_LIKE)?=.*ubuntu/m.test(text)) return 'ubuntu';
  return /^ID(_LIKE)?=.*debian/m.test(text) ? 'debian' : undefined;
}

/**
 * @param {Need[]} wanted
 * @param {{ log: import('./paths.mjs').Log }} options
 * @throws {SetupError} when something is missing and cannot be installed from here
 */
export async function ensureSystemPackages(wanted, { log }) {
  const missing = wanted.map((name) => needs[name]).filter((need) => !need.found());
  if (missing.length === 0) return;
  const whats = missing.map((need) => need.what).join(', ');
  const family = debianFamily();
  const packages = missing.flatMap((need) => need.debian);
  if (!family) {
    const advice = missing.map((need) => `${need.what}: ${need.elsewhere}`).join('; ');
    throw new SetupError(`Missing on this machine: ${advice}.`);
  }
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `Missing on this machine: ${whats}. Run: sudo apt-get install -y ${packages.join(' ')}`,
    );
  }
  log(`Installing ${whats} with apt-get (once)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // A stale list only matters if the install then fails, and that says more.
  await runCommand('apt-get', ['update', '-qq'], { env });
  const result = await runCommand('apt-get', install, { env });
  const still = missing.filter((need) => !need.found());
  if (result.ok && still.length === 0) return;
  const advice = still.map((need) => `${need.what}: ${need.elsewhere}`).join('; ');
  throw new SetupError(`apt-get could not install ${whats}. ${advice}.\n${tail(result.output, 5)}`);
}
