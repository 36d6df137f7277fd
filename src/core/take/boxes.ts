/** Reads `length` bytes at `offset`; fewer at the end of the file. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array> | Uint8Array;

/** A box of an MP4 file (ISO/IEC 14496-12, 4.2): `offset` is where its header begins, `length` counts the header. */
export interface Box {
  readonly type: string;
  readonly offset: number;
  readonly headerLength: number;
  readonly length: number;
}

/** Bytes that the longest box header takes: size, type and 64-bit size. */
export const maximumBoxHeaderLength = 16;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A 32-bit big-endian number, or undefined past the end. */
export const uint32At = (bytes: Uint8Array, offset: number): number | undefined =>
  offset >= 0 && offset + 4 <= bytes.length ? viewOf(bytes).getUint32(offset) : undefined;

/** A 64-bit big-endian number, or undefined past the end or above 2^53. */
export const uint64At = (bytes: Uint8Array, offset: number): number | undefined => {
  if (offset < 0 || offset + 8 > bytes.length) return undefined;
  const value = Number(viewOf(bytes).getBigUint64(offset));
  return Number.isSafeInteger(value) ? value : undefined;
};

const boxType = (bytes: Uint8Array, offset: number): string =>
  String.fromCharCode(...bytes.subarray(offset, offset + 4));

/**
 * The box whose header stands at `index` of `bytes`; `fileOffset` is the place of `bytes[0]` in the file. Undefined where there is no
 * whole header, or not a box: its type is not four printable letters, or its size cannot be. A size of 0 ("until the end of the
 * file") is refused too: we never write it, and it is what a torn file full of zeros looks like.
 */
export const boxAt = (bytes: Uint8Array, index: number, fileOffset = 0): Box | undefined => {
  const shortSize = uint32At(bytes, index);
  if (shortSize === undefined || index + 8 > bytes.length) return undefined;
  const type = boxType(bytes, index + 4);
  if (!/^[ -~]{4}$/.test(type)) return undefined;
  const isLarge = shortSize === 1;
  const length = isLarge ? uint64At(bytes, index + 8) : shortSize;
  const headerLength = isLarge ? 16 : 8;
  if (length === undefined || length < headerLength) return undefined;
  return { type, offset: fileOffset + index, headerLength, length };
};

/** The boxes inside `bytes` (the content of a container box), as far as they are whole, each with its content. */
export function* boxesIn(
  bytes: Uint8Array,
): Generator<{ readonly type: string; readonly content: Uint8Array }> {
  let index = 0;
  for (let box = boxAt(bytes, index); box; box = boxAt(bytes, index)) {
    const end = index + box.length;
    if (end > bytes.length) return;
    yield { type: box.type, content: bytes.subarray(index + box.headerLength, end) };
    index = end;
  }
}

/** The content of the first box at a path of types inside `bytes`, or undefined. */
export const contentAt = (bytes: Uint8Array, ...path: readonly string[]): Uint8Array | undefined => {
  let content: Uint8Array | undefined = bytes;
  for (const type of path) {
    if (!content) return undefined;
    content = [...boxesIn(content)].find((box) => box.type === type)?.content;
  }
  return content;
};
