import canonicalize from 'canonicalize';

/**
 * The one way to write a value as JSON (RFC 8785: sorted keys, no space, shortest numbers), so that equal values are equal bytes.
 * Throws a `TypeError` for what JSON cannot hold at the top (undefined, a function), and an `Error` for NaN and infinities.
 */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
};

/** The canonical JSON in UTF-8: what is hashed and signed. */
export const canonicalBytes = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value));
