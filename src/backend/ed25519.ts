import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { join } from 'node:path';
import type { Sha256Of, Signer, VerifySignature } from '../core/submission/ports.ts';
import { readOrCreateSecret } from './files.ts';

// The studio has a twin of this file (host/device-key): the two programs share no code but the pure core.

/** SHA-256 in lower-case hexadecimal. */
export const sha256: Sha256Of = (bytes) => createHash('sha256').update(bytes).digest('hex');

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

/** The key that signs receipts, from `backend-key.pem`; made on the first start. Its public half belongs into the kits. */
export const loadBackendKey = async (dataFolder: string): Promise<Signer> => {
  const pem = await readOrCreateSecret(join(dataFolder, 'backend-key.pem'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const privateKey = createPrivateKey(pem);
  const { crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new Error('backend-key.pem does not hold an Ed25519 key.');
  return {
    publicKey: Buffer.from(x, 'base64url').toString('base64'),
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64'),
  };
};
