/** One chunk of a RIFF file: four letters, length, content, and the padding byte of odd ones. */
export const chunk = (id: string, content: Uint8Array, claimedLength = content.length): Uint8Array => {
  const bytes = new Uint8Array(8 + content.length + (content.length % 2));
  bytes.set(Buffer.from(id, 'ascii'));
  new DataView(bytes.buffer).setUint32(4, claimedLength, true);
  bytes.set(content, 8);
  return bytes;
};

export const riff = (...chunks: readonly Uint8Array[]): Uint8Array => {
  const content = Buffer.concat([Buffer.from('WAVE', 'ascii'), ...chunks]);
  return new Uint8Array(Buffer.concat([chunk('RIFF', content)]));
};

export interface Format {
  readonly tag: number;
  readonly channels: number;
  readonly rateHz: number;
  readonly bits: number;
  readonly extensible?: boolean;
}

export const formatChunk = ({ tag, channels, rateHz, bits, extensible = false }: Format): Uint8Array => {
  const bytes = Buffer.alloc(extensible ? 40 : 16);
  bytes.writeUInt16LE(extensible ? 0xfffe : tag, 0);
  bytes.writeUInt16LE(channels, 2);
  bytes.writeUInt32LE(rateHz, 4);
  bytes.writeUInt32LE((rateHz * channels * bits) / 8, 8);
  bytes.writeUInt16LE((channels * bits) / 8, 12);
  bytes.writeUInt16LE(bits, 14);
  if (extensible) {
    bytes.writeUInt16LE(22, 16);
    bytes.writeUInt16LE(bits, 18);
    bytes.writeUInt16LE(tag, 24);
    Buffer.from('000000001000800000aa00389b71', 'hex').copy(bytes, 26);
  }
  return chunk('fmt ', bytes);
};

/** Samples in [-1, 1], channel after channel within each frame, stored as the format says. */
export const encode = (
  samples: readonly number[],
  { tag, bits }: Pick<Format, 'tag' | 'bits'>,
): Uint8Array => {
  const bytes = Buffer.alloc((samples.length * bits) / 8);
  for (const [index, sample] of samples.entries()) {
    const at = (index * bits) / 8;
    const whole = (scale: number): number =>
      Math.max(-scale, Math.min(scale - 1, Math.round(sample * scale)));
    if (tag === 3 && bits === 32) bytes.writeFloatLE(sample, at);
    else if (tag === 3) bytes.writeDoubleLE(sample, at);
    else if (bits === 8) bytes.writeUInt8(whole(128) + 128, at);
    else bytes.writeIntLE(whole(2 ** (bits - 1)), at, bits / 8);
  }
  return bytes;
};

export const data = (samples: readonly number[], format: Format): Uint8Array =>
  chunk('data', encode(samples, format));
