/** What sealing and checking need from outside: the core has no cryptography of its own. */

/** SHA-256 of the bytes as 64 lower-case hexadecimal digits. */
export type Sha256Of = (bytes: Uint8Array) => string;

/** Signs with the Ed25519 key behind `publicKey`. Keys are raw 32 bytes, signatures 64 bytes, both base64. */
export interface Signer {
  readonly publicKey: string;
  readonly sign: (bytes: Uint8Array) => string;
}

/** Checks an Ed25519 signature. Answers false, and does not throw, for a key or signature of a wrong shape. */
export type VerifySignature = (check: {
  readonly publicKey: string;
  readonly signature: string;
  readonly bytes: Uint8Array;
}) => boolean;

/** The outcome of a check; `reason` is one plain sentence. */
export type Checked = { readonly valid: true } | { readonly valid: false; readonly reason: string };
