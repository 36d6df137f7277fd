import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import type { LoadedKit } from '../../contract/kit.ts';
import { canonicalBytes } from '../../core/kit/canonical-json.ts';
import { kitErrors } from '../../core/kit/lint-kit.ts';
import { hashKitDocument, parseKitText } from '../../core/kit/parse-kit.ts';
import { verifyEd25519 } from '../device-key/ed25519.ts';
import { sha256 } from '../hashing.ts';
import { type PinnedKey, pinnedKeys as builtIn } from './pinned-keys.ts';

const mostKitBytes = 4 * 1024 * 1024;
const mostSignatureBytes = 1024;

/** `allowUnsigned` is for kit authors at work: a kit without a signature loads, a wrong signature never does. */
export interface LoadKitOptions {
  readonly pinnedKeys?: readonly PinnedKey[];
  readonly allowUnsigned?: boolean;
}

/** The text of a file of at most `mostBytes`, null where there is none. */
async function readSmallFile(path: string, mostBytes: number): Promise<string | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw new StudioError('kit-not-found', `The kit cannot be read (${error.code ?? 'unknown'}).`, {
      cause: error,
    });
  });
  if (!file) return null;
  try {
    const status = await file.stat();
    if (!status.isFile()) return null;
    if (status.size > mostBytes)
      throw new StudioError('kit-invalid', `A file of the kit has more than ${mostBytes} bytes.`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/**
 * Loads the kit of a folder: `kit.json` and `kit.sig` (base64, Ed25519 over the canonical JSON of `kit.json`). Throws `kit-not-found`,
 * `kit-invalid` (fields named), or `kit-signature-invalid` when it is not signed by a pinned key, was changed, or has no signature
 * and `allowUnsigned` is not set.
 */
export async function loadKit(folder: string, options: LoadKitOptions = {}): Promise<LoadedKit> {
  const { pinnedKeys = builtIn, allowUnsigned = false } = options;
  const text = await readSmallFile(join(folder, 'kit.json'), mostKitBytes);
  if (text === null) throw new StudioError('kit-not-found');
  const parsed = parseKitText(text);
  const bytes = canonicalBytes(parsed.document);
  const signature = (await readSmallFile(join(folder, 'kit.sig'), mostSignatureBytes))?.trim();
  if (signature === undefined && !allowUnsigned)
    throw new StudioError('kit-signature-invalid', 'It has no kit.sig.');
  const signer =
    signature === undefined
      ? undefined
      : pinnedKeys.find(({ publicKey }) => verifyEd25519({ publicKey, signature, bytes }));
  if (signature !== undefined && !signer) throw new StudioError('kit-signature-invalid');
  const errors = kitErrors(parsed).slice(0, 5);
  if (errors.length > 0) {
    throw new StudioError('kit-invalid', errors.map(({ path, message }) => `${path}: ${message}`).join(' '));
  }
  return {
    kit: parsed.kit,
    sha256: hashKitDocument(parsed.document, sha256),
    signature: signer ? 'verified' : 'unsigned',
    ...(signer ? { signedBy: signer.name } : {}),
  };
}
