// Checks and signs a kit folder. `node scripts/sign-kit.ts --help` says how.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canonicalBytes } from '../src/core/kit/canonical-json.ts';
import { lintKit } from '../src/core/kit/lint-kit.ts';
import { parseKitText } from '../src/core/kit/parse-kit.ts';
import type { Signer } from '../src/core/submission/ports.ts';
import { newPrivateKeyPem, signerOf } from '../src/host/device-key/ed25519.ts';

const help = `Checks a kit folder for mistakes and signs it: writes kit.sig beside its kit.json.

  node scripts/sign-kit.ts FOLDER --check          only says what is wrong
  node scripts/sign-kit.ts FOLDER --key FILE       signs with the private key in FILE (PEM)
  node scripts/sign-kit.ts --new-key FILE          makes a key pair: the private half goes to FILE, the public half is printed
  node scripts/sign-kit.ts FOLDER --renew NAME     signs with a new key pair, pins its public half under NAME in
                                                   src/host/kit/pinned-keys.ts, and forgets the private half (for the sample kit)
`;

const pinnedKeysFile = new URL('../src/host/kit/pinned-keys.ts', import.meta.url);

/** Prints what is wrong, and answers with the bytes to sign when nothing forbids it. */
function check(folder: string): Uint8Array {
  const parsed = parseKitText(readFileSync(join(folder, 'kit.json'), 'utf8'));
  const problems = lintKit(parsed);
  for (const { severity, path, message } of problems) console.log(`${severity}: ${path}: ${message}`);
  if (problems.some(({ severity }) => severity === 'error'))
    throw new Error('Mend the errors first; nothing was signed.');
  return canonicalBytes(parsed.document);
}

function signFolder(folder: string, signer: Signer): void {
  writeFileSync(join(folder, 'kit.sig'), `${signer.sign(check(folder))}\n`);
}

/** Finds the key pinned under this name; the answer puts another in its place. */
function findPin(name: string): (publicKey: string) => void {
  const text = readFileSync(pinnedKeysFile, 'utf8');
  const start = text.indexOf(`name: '${name}', publicKey: '`);
  if (start < 0)
    throw new Error(`No key is pinned under "${name}"; add its line to src/host/kit/pinned-keys.ts first.`);
  const from = text.indexOf("publicKey: '", start) + "publicKey: '".length;
  const to = text.indexOf("'", from);
  return (publicKey) => writeFileSync(pinnedKeysFile, text.slice(0, from) + publicKey + text.slice(to));
}

function run(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean' },
      key: { type: 'string' },
      'new-key': { type: 'string' },
      renew: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [folder] = positionals;
  const newKeyFile = values['new-key'];
  if (newKeyFile !== undefined) {
    const pem = newPrivateKeyPem();
    writeFileSync(newKeyFile, pem, { mode: 0o600, flag: 'wx' });
    console.log(`Public key: ${signerOf(pem).publicKey}`);
  } else if (folder !== undefined && values.key !== undefined) {
    const signer = signerOf(readFileSync(values.key, 'utf8'));
    signFolder(folder, signer);
    console.log(`Signed. Public key: ${signer.publicKey}`);
  } else if (folder !== undefined && values.renew !== undefined) {
    const signer = signerOf(newPrivateKeyPem());
    const pin = findPin(values.renew);
    signFolder(folder, signer);
    pin(signer.publicKey);
    console.log(`Signed with a new key, pinned as "${values.renew}": ${signer.publicKey}`);
  } else if (folder !== undefined && values.check) {
    check(folder);
    console.log('No mistakes that keep it from being signed.');
  } else {
    console.log(help);
    process.exitCode = values.help ? 0 : 2;
  }
}

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
