const entryLength = 28;
const headerLength = 24;
const trailerLength = 16;

const ascii = (view: DataView, offset: number, text: string): void => {
  for (const [index, letter] of [...text].entries()) view.setUint8(offset + index, letter.charCodeAt(0));
};

/** Where a fragment lies in its file (its `moof`), and when it starts, in ticks of its track. */
export interface FragmentPlace {
  readonly startTicks: number;
  readonly byteOffset: number;
}

/** Bytes at a file's end that say that an index stands before them: the `mfro` box. */
export const indexTrailerLength = trailerLength;

/** Whether the last bytes of a file are the end of an index. */
export const endsWithIndex = (lastBytes: Uint8Array): boolean =>
  lastBytes.length >= trailerLength &&
  String.fromCharCode(...lastBytes.subarray(lastBytes.length - 12, lastBytes.length - 8)) === 'mfro';

/**
 * The `mfra` box (ISO/IEC 14496-12, 8.8.9 to 8.8.11) for a file of one track, numbered 1: where each fragment lies and when it starts,
 * in ticks of the track.
 */
export const fragmentIndexBox = (entries: readonly FragmentPlace[]): Uint8Array<ArrayBuffer> => {
  const tableLength = headerLength + entries.length * entryLength;
  const bytes = new Uint8Array(8 + tableLength + trailerLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length);
  ascii(view, 4, 'mfra');

  view.setUint32(8, tableLength);
  ascii(view, 12, 'tfra');
  // Version 1: 64-bit times and offsets.
  view.setUint32(16, 0x01_00_00_00);
  view.setUint32(20, 1);
  // The three numbers behind each offset take four bytes.
  view.setUint32(24, 0b11_11_11);
  view.setUint32(28, entries.length);
  for (const [index, entry] of entries.entries()) {
    const at = 8 + headerLength + index * entryLength;
    view.setBigUint64(at, BigInt(entry.startTicks));
    view.setBigUint64(at + 8, BigInt(entry.byteOffset));
    for (const place of [16, 20, 24]) view.setUint32(at + place, 1);
  }

  const trailer = 8 + tableLength;
  view.setUint32(trailer, trailerLength);
  ascii(view, trailer + 4, 'mfro');
  view.setUint32(trailer + 12, bytes.length);
  return bytes;
};
