/** SHA-256 of the bytes as 64 lower-case hexadecimal digits. The core has no cryptography of its own. */
export type Sha256 = (bytes: Uint8Array) => string;
