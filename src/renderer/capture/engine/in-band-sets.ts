import { concatenate } from './bytes.ts';

/** Length of a NAL unit before it, in bytes: what `avcC` says and every encoder of a browser writes. */
const lengthBytes = 4;

/**
 * The parameter sets (SPS, PPS) of an `avcC` description (ISO/IEC 14496-15, 5.3.3.1), each behind its length in four bytes, as they stand
 * in a sample before its slices.
 */
export const parameterSetsOf = (description: Uint8Array): Uint8Array<ArrayBuffer> => {
  const view = new DataView(description.buffer, description.byteOffset, description.byteLength);
  const parts: Uint8Array[] = [];
  let at = 5;
  for (const countMask of [0b1_1111, 0b1111_1111]) {
    const count = view.getUint8(at) & countMask;
    at += 1;
    for (let set = 0; set < count; set += 1) {
      const length = view.getUint16(at);
      const part = new Uint8Array(lengthBytes + length);
      new DataView(part.buffer).setUint32(0, length);
      part.set(description.subarray(at + 2, at + 2 + length), lengthBytes);
      parts.push(part);
      at += 2 + length;
    }
  }
  return concatenate(parts);
};

/** Puts parameter sets before key frames where the file's header does not have them. */
export interface InBandSets {
  /** Learns what the encoder says of itself. */
  readonly learn: (config: VideoDecoderConfig) => void;
  /** A key frame as it has to stand in the file. */
  readonly dress: (keyFrame: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

const bytesOf = (source: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/**
 * A file's header holds the parameter sets of its first picture. An H.264 encoder that changes its size makes new ones, and a decoder
 * that does not get them fails. From the first change on every key frame carries the sets that hold for it, those of a return to the
 * first size too: a decoder remembers the last it was given. Other codecs write their size into every key frame.
 */
export const createInBandSets = (): InBandSets => {
  let first: Uint8Array | undefined;
  let sets: Uint8Array<ArrayBuffer> | undefined;
  return {
    learn: ({ codec, description }) => {
      if (!codec.startsWith('avc') || !description) return;
      const bytes = bytesOf(description);
      first ??= bytes.slice();
      if (sets || !isSame(first, bytes)) sets = parameterSetsOf(bytes);
    },
    dress: (keyFrame) => (sets ? concatenate([sets, keyFrame]) : keyFrame),
  };
};
