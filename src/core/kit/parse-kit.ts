import { z } from 'zod';
import { StudioError } from '../../contract/errors.ts';
import { Kit } from '../../contract/kit.ts';
import { canonicalBytes } from './canonical-json.ts';
import type { Sha256 } from './ports.ts';

/** A kit as it was written (`document`, what is signed and hashed) and as the studio reads it (`kit`, defaults filled in). */
export interface ParsedKit {
  readonly document: unknown;
  readonly kit: Kit;
}

const placeOf = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'the kit';

/** Reads a kit from its parsed JSON. Throws `kit-invalid` naming at most five fields that are wrong. */
export function parseKit(document: unknown): Kit {
  const result = z.safeParse(Kit, document);
  if (result.success) return result.data;
  const named = result.error.issues.slice(0, 5).map((issue) => `${placeOf(issue.path)}: ${issue.message}.`);
  throw new StudioError('kit-invalid', named.join(' '));
}

/** Reads the text of a `kit.json`. Throws `kit-invalid`. */
export function parseKitText(text: string): ParsedKit {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new StudioError('kit-invalid', 'kit.json is not JSON.', { cause: error });
  }
  return { document, kit: parseKit(document) };
}

/**
 * The hash that names a kit in scorecards and receipts: SHA-256 of the canonical JSON of the document as written. Defaults that a
 * later studio fills in do not change it; an added or removed field does.
 */
export const hashKitDocument = (document: unknown, sha256: Sha256): string =>
  sha256(canonicalBytes(document));
