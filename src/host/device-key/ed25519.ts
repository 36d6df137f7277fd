import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Signer, VerifySignature } from '../../core/submission/ports.ts';

/** A new Ed25519 private key as PKCS#8 PEM. */
export const newPrivateKeyPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The signer of a PKCS#8 PEM. Throws when it is not an Ed25519 key. */
export const signerOf = (privateKeyPem: string): Signer => {
  const privateKey = createPrivateKey(privateKeyPem);
  const { crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new Error('This is not an Ed25519 key.');
  return {
    publicKey: Buffer.from(x, 'base64url').toString('base64'),
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64'),
  };
};

/** Checks an Ed25519 signature; false for keys and signatures of a wrong shape. */
export const verifyEd25519: VerifySignature = ({ publicKey, signature, bytes }) => {
  try {
    const x = Buffer.from(publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, bytes, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};
