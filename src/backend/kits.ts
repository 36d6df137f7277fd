import { join } from 'node:path';
import type { Kit } from '../contract/kit.ts';
import { hashKitDocument, parseKitText } from '../core/kit/parse-kit.ts';
import { sha256 } from './ed25519.ts';
import { readText } from './files.ts';

/** A kit that the vendor has handed out, and the hash that names it. */
export interface VendorKit {
  readonly kit: Kit;
  readonly sha256: string;
}

/**
 * Reads the vendor's kits, old versions too: an attempt is scored with the kit that it was recorded with. Throws when a folder has no
 * readable `kit.json`. Signatures are the studio's business; these folders are the vendor's own.
 */
export const loadKits = (folders: readonly string[]): Promise<VendorKit[]> =>
  Promise.all(
    folders.map(async (folder) => {
      const text = await readText(join(folder, 'kit.json'));
      if (text === null) throw new Error(`There is no kit.json in ${folder}.`);
      const { kit, document } = parseKitText(text);
      return { kit, sha256: hashKitDocument(document, sha256) };
    }),
  );
