/** A vendor whose kits this studio trusts. `publicKey`: the raw Ed25519 key, 32 bytes in base64. */
export interface PinnedKey {
  readonly name: string;
  readonly publicKey: string;
}

/**
 * The keys built into the studio. A vendor's installer carries the vendor's own. `node scripts/sign-kit.ts --renew` writes the line of
 * the sample.
 */
export const pinnedKeys: readonly PinnedKey[] = [
  { name: 'Halden Systems (sample)', publicKey: 'hMCg/r2RjpD4DRftat2vX4xjQNGclJai7Bn6Ta8VEcA=' },
];
