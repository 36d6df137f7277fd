const text = new TextEncoder();

/** Several blocks as one. */
export const join = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

/** Numbers as big-endian bytes, as MP4 writes them. */
export const uint8 = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
export const uint16 = (...values: readonly number[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]));
export const uint32 = (...values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value >>> 0);
  return bytes;
};
export const uint64 = (...values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setBigUint64(index * 8, BigInt(value));
  return bytes;
};

/** Text in UTF-8, without its length. */
export const utf8 = (value: string): Uint8Array => text.encode(value);

/** A box (ISO/IEC 14496-12, 4.2) with a 32-bit size. */
export const box = (type: string, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const content = join(parts);
  return join([uint32(content.length + 8), utf8(type), content]);
};

/** A box that begins with a version and 24 flags. */
export const fullBox = (
  type: string,
  versionAndFlags: number,
  ...parts: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> => box(type, uint32(versionAndFlags), ...parts);

/** Cuts UTF-8 text to a length in bytes, between two characters. */
export const cutUtf8 = (value: string, longest: number): Uint8Array => {
  let cut = value;
  for (let bytes = utf8(cut); ; bytes = utf8(cut)) {
    if (bytes.length <= longest) return bytes;
    cut = [...cut].slice(0, -1).join('');
  }
};
