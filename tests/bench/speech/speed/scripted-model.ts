import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { randomFrom } from '../../../core/analysis/sounds.ts';

/**
 * A file of the size and shape of a real Whisper model, with weights by chance, whose decoder prints one fixed text whatever it hears: the
 * position alone decides the next token. For timing only; nothing that it prints is a result.
 */
export interface ModelShape {
  readonly state: number;
  readonly layers: number;
}

/** Whisper "base": 6 encoder and 6 decoder layers, 512 wide. */
export const baseShape: ModelShape = { state: 512, layers: 6 };

const header = 12;
const mels = 80;
const textContext = 448;
const audioContext = 1500;
const vocabulary = 51_864;
const endOfText = 50_256;
const firstTimestamp = 50_363;
const quantised = { fileType: 2007, tensorType: 8 };

const sentences: readonly (readonly [fromMs: number, toMs: number, text: string])[] = [
  [0, 4000, ' So, um, today I will show you how, uh, the dashboard works.'],
  [4000, 9000, ' You know, it is, um, basically a live view of your data.'],
  [9000, 14_000, ' Uh, let me open the first report and go through it.'],
  [14_000, 21_000, ' Here you see the sales of this week and, um, those of the last.'],
  [21_000, 27_000, ' If anything changes, the line turns red and you get a message.'],
];

interface Source {
  readonly bytes: Buffer;
  /** Where the tensors begin: after mel filters and words. */
  readonly tensorsAt: number;
  readonly tokens: ReadonlyMap<string, number>;
}

/** Mel filters and words are those of the project's test model, which has Whisper's own. */
const readSource = (): Source => {
  const bytes = readFileSync(inRoot('tests/fixtures/model/test-model.en-q4_0.bin'));
  let at = header * 4;
  at += 8 + bytes.readInt32LE(at) * bytes.readInt32LE(at + 4) * 4;
  const count = bytes.readInt32LE(at);
  at += 4;
  const tokens = new Map<string, number>();
  for (let id = 0; id < count; id++) {
    const length = bytes.readInt32LE(at);
    tokens.set(bytes.toString('latin1', at + 4, at + 4 + length), id);
    at += 4 + length;
  }
  return { bytes, tensorsAt: at, tokens };
};

const tokensOf = (text: string, tokens: ReadonlyMap<string, number>): number[] => {
  const found: number[] = [];
  for (let at = 0; at < text.length; ) {
    let length = text.length - at;
    while (length > 1 && !tokens.has(text.slice(at, at + length))) length--;
    found.push(tokens.get(text.slice(at, at + length)) ?? 0);
    at += length;
  }
  return found;
};

const timestamp = (ms: number): number => firstTimestamp + Math.round(ms / 20);

/** What stands at each position: tokens, each with how strongly it is heard there. Where one is, it is sure. */
export type Script = readonly (readonly (readonly [token: number, strength: number])[])[];

/** Makes a script with the model's own tokens: `tokensOf` a text, `timestampOf` a time in ms from the piece's start. */
export type WriteScript = (write: {
  readonly tokensOf: (text: string) => number[];
  readonly timestampOf: (ms: number) => number;
}) => Script;

const fiveSentences: WriteScript = ({ tokensOf: own, timestampOf }) =>
  sentences
    .flatMap(([fromMs, toMs, text]) => [
      timestampOf(fromMs),
      ...(text.match(/ ?[A-Za-z]+|[^A-Za-z]/g) ?? []).flatMap(own),
      timestampOf(toMs),
    ])
    .map((token) => [[token, 1]]);

/** A half-precision number; what is too small becomes zero. Exact for what the weights need. */
const toHalf = (value: number): number => {
  const sign = value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size < 2 ** -14) return sign;
  const exponent = Math.floor(Math.log2(size));
  return sign | (((exponent + 15) << 10) + Math.round((size / 2 ** exponent - 1) * 1024));
};

const halves = (values: Float32Array): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (let i = 0; i < values.length; i++) bytes.writeUInt16LE(toHalf(values[i] ?? 0), i * 2);
  return bytes;
};

/** Blocks of 32 weights of a byte each and one scale. */
const q8 = (values: Float32Array): Buffer => {
  const bytes = Buffer.alloc((values.length / 32) * 34);
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let first = 0, at = 0; first < values.length; first += 32, at += 34) {
    let largest = 0;
    for (let i = first; i < first + 32; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
    bytes.writeUInt16LE(toHalf(largest / 127), at);
    const perUnit = largest === 0 ? 0 : 127 / largest;
    for (let i = 0; i < 32; i++) signed[at + 2 + i] = Math.round((values[first + i] ?? 0) * perUnit);
  }
  return bytes;
};

const floats = (values: Float32Array): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);

/** Makes the file where it is not there yet. */
export const ensureScriptedModel = (
  path: string,
  { state, layers }: ModelShape,
  writeScript = fiveSentences,
): void => {
  if (existsSync(path)) return;
  const source = readSource();
  const random = randomFrom(7);
  const parts: Buffer[] = [];
  /** Evenly spread, with a standard deviation of `scale`. */
  const chance = (length: number, scale: number): Float32Array => {
    const values = new Float32Array(length);
    for (let i = 0; i < length; i++) values[i] = scale * Math.sqrt(12) * (random() - 0.5);
    return values;
  };

  const put = (
    name: string,
    shape: readonly number[],
    values: Float32Array,
    kind: 'f32' | 'f16' | 'q8',
  ): void => {
    const head = Buffer.alloc(12 + shape.length * 4);
    head.writeInt32LE(shape.length, 0);
    head.writeInt32LE(Buffer.byteLength(name), 4);
    head.writeInt32LE({ f32: 0, f16: 1, q8: quantised.tensorType }[kind], 8);
    for (const [i, size] of [...shape].reverse().entries()) head.writeInt32LE(size, 12 + i * 4);
    parts.push(head, Buffer.from(name), { f32: floats, f16: halves, q8 }[kind](values));
  };
  const zeros = (name: string, ...shape: number[]): void =>
    put(name, shape, new Float32Array(shape.reduce((product, size) => product * size, 1)), 'f32');
  const norm = (name: string, weight = 1): void => {
    put(`${name}.weight`, [state], new Float32Array(state).fill(weight), 'f32');
    zeros(`${name}.bias`, state);
  };
  /** What a block adds is nothing, so that the position decides; its work is done all the same. */
  const matrix = (name: string, rows: number, columns: number, isSilent = false): void =>
    put(`${name}.weight`, [rows, columns], chance(rows * columns, isSilent ? 0 : 0.02), 'q8');
  const attention = (name: string): void => {
    for (const part of ['query', 'key', 'value', 'out']) {
      matrix(`${name}.${part}`, state, state, part === 'out');
      if (part !== 'key') zeros(`${name}.${part}.bias`, state);
    }
  };
  const block = (name: string, hasCross: boolean): void => {
    norm(`${name}.attn_ln`);
    attention(`${name}.attn`);
    if (hasCross) {
      norm(`${name}.cross_attn_ln`);
      attention(`${name}.cross_attn`);
    }
    norm(`${name}.mlp_ln`);
    matrix(`${name}.mlp.0`, 4 * state, state);
    zeros(`${name}.mlp.0.bias`, 4 * state);
    matrix(`${name}.mlp.2`, state, 4 * state, true);
    zeros(`${name}.mlp.2.bias`, state);
  };

  const words = chance(vocabulary * state, 1 / Math.sqrt(state));
  const positions = new Float32Array(textContext * state);
  const script = writeScript({
    tokensOf: (text) => tokensOf(text, source.tokens),
    timestampOf: timestamp,
  });
  for (let position = 0; position < textContext; position++)
    for (const [token, strength] of script[position] ?? [[endOfText, 1]])
      for (let i = 0; i < state; i++) {
        const at = position * state + i;
        positions[at] = (positions[at] ?? 0) + 12 * strength * (words[token * state + i] ?? 0);
      }

  put('encoder.positional_embedding', [audioContext, state], chance(audioContext * state, 0.02), 'f32');
  put('encoder.conv1.weight', [state, mels, 3], chance(state * mels * 3, 0.02), 'f16');
  zeros('encoder.conv1.bias', state, 1);
  put('encoder.conv2.weight', [state, state, 3], chance(state * state * 3, 0.02), 'f16');
  zeros('encoder.conv2.bias', state, 1);
  norm('encoder.ln_post');
  for (let i = 0; i < layers; i++) block(`encoder.blocks.${i}`, false);
  put('decoder.positional_embedding', [textContext, state], positions, 'f32');
  put('decoder.token_embedding.weight', [vocabulary, state], words, 'q8');
  norm('decoder.ln', Math.max(1, 160 / state));
  for (let i = 0; i < layers; i++) block(`decoder.blocks.${i}`, true);

  const heads = Math.max(1, state / 64);
  const numbers = Buffer.from(source.bytes.subarray(0, header * 4));
  const set = { 3: state, 4: heads, 5: layers, 7: state, 8: heads, 9: layers, 11: quantised.fileType };
  for (const [index, value] of Object.entries(set)) numbers.writeInt32LE(value, Number(index) * 4);
  mkdirSync(dirname(path), { recursive: true });
  const neighbour = `${path}.${process.pid}`;
  writeFileSync(
    neighbour,
    Buffer.concat([numbers, source.bytes.subarray(header * 4, source.tensorsAt), ...parts]),
  );
  renameSync(neighbour, path);
};
