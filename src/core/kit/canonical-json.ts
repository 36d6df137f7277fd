import canonicalize from 'canonicalize';
import { StudioError } from '../../contract/errors.ts';

/**
 * The one way to write a value as JSON (RFC 8785: sorted keys, no space, shortest numbers), so that equal values are equal bytes.
 * Throws `bad-request` for what JSON cannot hold: undefined at the top, NaN, infinities, cycles, half a surrogate pair.
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (error) {
    throw new StudioError('bad-request', error instanceof Error ? error.message : undefined, {
      cause: error,
    });
  }
  if (text === undefined) throw new StudioError('bad-request', 'This value has no JSON form.');
  return text;
}

/** The canonical JSON in UTF-8: what is hashed and signed. */
export const canonicalBytes = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value));
