import { StudioError } from '../../contract/errors.ts';
import type { Signer } from '../../core/submission/ports.ts';
import { newPrivateKeyPem, signerOf } from './ed25519.ts';
import type { KeyStore } from './key-store.ts';

const keyName = 'device-key';

/**
 * The Ed25519 key that seals this device's submissions; made on first use. A key that is there but unreadable is never replaced
 * silently: the vendor knows this device by it. Throws `device-key-unreadable`.
 */
export const loadDeviceKey = async (keyStore: KeyStore): Promise<Signer> => {
  const secret = (await keyStore.read(keyName)) ?? (await keyStore.create(keyName, newPrivateKeyPem()));
  try {
    return signerOf(secret);
  } catch (error) {
    throw new StudioError('device-key-unreadable', keyStore.describe(keyName), { cause: error });
  }
};
