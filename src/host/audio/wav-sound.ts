import { StudioError } from '../../contract/errors.ts';
import type { ByteSource } from './byte-source.ts';

/** How one sample is stored. */
export type SampleFormat = 'unsigned-8' | 'signed-16' | 'signed-24' | 'signed-32' | 'float-32' | 'float-64';

/** Where the sound of a WAV file is, and how it is stored. */
export interface WavSound {
  readonly sampleRateHz: number;
  readonly channelCount: number;
  readonly format: SampleFormat;
  /** Bytes of one sample of all channels. */
  readonly frameBytes: number;
  readonly dataOffset: number;
  /** What is really there, whole sample frames only: less than the header claims when the file was cut off. */
  readonly dataLength: number;
}

interface Chunk {
  readonly id: string;
  readonly offset: number;
  readonly length: number;
}

const pcmTag = 1;
const floatTag = 3;
const extensibleTag = 0xfffe;
const unknownLength = 0xffffffff;
const maximumChunks = 4096;
const maximumChannels = 32;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const idOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 4));

/** Whether chunks follow one another from `offset` to the very end: then an empty `data` chunk before them is meant. */
const isChunkChain = async (source: ByteSource, offset: number): Promise<boolean> => {
  let at = offset;
  for (let count = 0; at < source.length && count < maximumChunks; count++) {
    const head = await source.read(at, 8);
    if (head.length < 8 || !/^[ -~]{4}$/.test(idOf(head))) return false;
    const length = viewOf(head).getUint32(4, true);
    at += 8 + length + (length % 2);
  }
  return at === source.length || at === source.length + 1;
};

/** The chunks of the file. Sizes are clamped to what is there; `data` of no or unknown length goes to the end: a take still growing. */
const findChunks = async (source: ByteSource): Promise<Chunk[]> => {
  const chunks: Chunk[] = [];
  let at = 12;
  while (at + 8 <= source.length && chunks.length < maximumChunks) {
    const head = await source.read(at, 8);
    if (head.length < 8) break;
    const id = idOf(head);
    const claimed = viewOf(head).getUint32(4, true);
    const offset = at + 8;
    const rest = source.length - offset;
    const isOpenEnd =
      id === 'data' &&
      (claimed === unknownLength || (claimed === 0 && !(await isChunkChain(source, offset))));
    const length = isOpenEnd ? rest : Math.min(claimed, rest);
    chunks.push({ id, offset, length });
    at = offset + length + (length % 2);
  }
  return chunks;
};

const formatOf = (tag: number, bits: number): SampleFormat | undefined => {
  const formats: Record<string, SampleFormat> = {
    [`${pcmTag}/8`]: 'unsigned-8',
    [`${pcmTag}/16`]: 'signed-16',
    [`${pcmTag}/24`]: 'signed-24',
    [`${pcmTag}/32`]: 'signed-32',
    [`${floatTag}/32`]: 'float-32',
    [`${floatTag}/64`]: 'float-64',
  };
  return formats[`${tag}/${bits}`];
};

const readFormat = (bytes: Uint8Array): Omit<WavSound, 'dataOffset' | 'dataLength'> => {
  if (bytes.length < 16) throw new StudioError('file-not-wav', 'Its format description is cut off.');
  const view = viewOf(bytes);
  const storedTag = view.getUint16(0, true);
  // The extensible form names the real format in the first two bytes of an identifier.
  const tag = storedTag === extensibleTag && bytes.length >= 26 ? view.getUint16(24, true) : storedTag;
  const channelCount = view.getUint16(2, true);
  const sampleRateHz = view.getUint32(4, true);
  const bits = Math.ceil(view.getUint16(14, true) / 8) * 8;
  const format = formatOf(tag, bits);
  if (!format)
    throw new StudioError('file-unsupported-wav', `Its samples are of kind ${tag} with ${bits} bits.`);
  if (channelCount < 1 || channelCount > maximumChannels)
    throw new StudioError('file-unsupported-wav', `It has ${channelCount} channels.`);
  if (sampleRateHz < 1000 || sampleRateHz > 768_000)
    throw new StudioError('file-unsupported-wav', `Its sample rate is ${sampleRateHz} Hz.`);
  return { sampleRateHz, channelCount, format, frameBytes: (channelCount * bits) / 8 };
};

/**
 * Finds the sound in a WAV file: chunks in any order and of odd length, sizes that are wrong or not known yet, RF64. Throws
 * `file-empty` for nothing or a header without sound, `file-not-wav`, and `file-unsupported-wav` for what is neither PCM nor float.
 */
export const findWavSound = async (source: ByteSource): Promise<WavSound> => {
  if (source.length === 0) throw new StudioError('file-empty');
  const head = await source.read(0, 12);
  const kind = idOf(head);
  const isWav = head.length === 12 && idOf(head.subarray(8)) === 'WAVE';
  if (isWav && kind === 'RIFX')
    throw new StudioError('file-unsupported-wav', 'Its bytes are in big-endian order.');
  if (!isWav || (kind !== 'RIFF' && kind !== 'RF64' && kind !== 'BW64'))
    throw new StudioError('file-not-wav');
  const chunks = await findChunks(source);
  const formatChunk = chunks.find(({ id }) => id === 'fmt ');
  const dataChunk = chunks.find(({ id }) => id === 'data');
  if (!formatChunk) throw new StudioError('file-not-wav', 'It has no format description.');
  const format = readFormat(await source.read(formatChunk.offset, Math.min(formatChunk.length, 64)));
  const dataLength = dataChunk ? dataChunk.length - (dataChunk.length % format.frameBytes) : 0;
  if (!dataChunk || dataLength === 0) throw new StudioError('file-empty', 'It has a header, but no sound.');
  return { ...format, dataOffset: dataChunk.offset, dataLength };
};
