import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Sha256 } from '../../core/kit/ports.ts';

/** SHA-256 of the bytes in lower-case hexadecimal. */
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * Checks an Ed25519 signature. `publicKey` is the raw key (32 bytes), `signature` the raw signature (64 bytes), both base64.
 * Answers false for a key or signature of a wrong shape.
 */
export function verifyEd25519(publicKey: string, signature: string, bytes: Uint8Array): boolean {
  try {
    const x = Buffer.from(publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, bytes, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
