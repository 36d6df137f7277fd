import type { OnnxAttribute, OnnxModel, OnnxNode, OnnxTensor, OnnxValue } from './onnx-format.ts';

const windows = 8;
const windowSamples = 64 + 512;
const hidden = 128;
const float32 = 1;
const int64 = 7;
const layers = [0, 1, 2, 3] as const;
const strides = [1, 2, 2, 1] as const;

const floats = (name: string, dims: readonly number[], values: Float32Array): OnnxTensor => {
  if (dims.reduce((product, size) => product * size, 1) !== values.length)
    throw new Error(`${name}: ${values.length} values do not fill ${dims.join('x')}.`);
  return { name, dims, dataType: float32, rawData: new Uint8Array(values.slice().buffer) };
};
const integers = (name: string, values: readonly number[]): OnnxTensor => ({
  name,
  dims: [values.length],
  dataType: int64,
  rawData: new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
});
const whole = (name: string, i: number): OnnxAttribute => ({ name, type: 2, i });
const wholes = (name: string, ints: readonly number[]): OnnxAttribute => ({ name, type: 7, ints });
const value = (name: string, shape: readonly number[]): OnnxValue => ({
  name,
  type: { tensorType: { elemType: float32, shape: { dim: shape.map((dimValue) => ({ dimValue })) } } },
});
const node = (
  opType: string,
  input: readonly string[],
  output: readonly string[],
  attribute: readonly OnnxAttribute[] = [],
): OnnxNode => ({ opType, input, output, attribute });

/** Weights of the branch for 16 kHz, by the names that PyTorch gave them. */
const weightsOf = (silero: OnnxModel): ((name: string) => Float32Array) => {
  const choice = silero.graph.node.find(({ opType }) => opType === 'If');
  const branch = choice?.attribute.find(({ name }) => name === 'then_branch')?.g;
  return (name) => {
    const constant = branch?.node.find(
      ({ opType, output }) => opType === 'Constant' && output[0]?.endsWith(`__${name}`),
    );
    const bytes = constant?.attribute.find((one) => one.name === 'value')?.t?.rawData;
    if (!bytes) throw new Error(`This is not Silero VAD v6: it has no ${name}.`);
    return new Float32Array(Uint8Array.from(bytes).buffer);
  };
};

/** PyTorch orders the gates of a recurrent layer input, forget, cell, output; ONNX input, output, forget, cell. */
const inOnnxOrder = (gates: Float32Array): Float32Array => {
  const size = gates.length / 4;
  const ordered = new Float32Array(gates.length);
  for (const [to, from] of [0, 3, 1, 2].entries())
    ordered.set(gates.subarray(from * size, (from + 1) * size), to * size);
  return ordered;
};

const joined = (...parts: readonly Float32Array[]): Float32Array =>
  Float32Array.from(parts.flatMap((part) => [...part]));

/**
 * Silero VAD v6 for 16 kHz as a network that hears eight windows of 32 ms in one call. Same layers, same weights: a spectrum, four
 * convolutions, a recurrent layer over the windows in their order. `input` is 8 x 1 x 576 (each window with the 64 samples before it),
 * `h` and `c` are the recurrent layer's state, 1 x 1 x 128, zero at first; out come `output`, 8 x 1 probabilities, and the next state.
 */
export const eightWindowsOf = (silero: OnnxModel): OnnxModel => {
  const weights = weightsOf(silero);
  const recurrent = (name: string): Float32Array => inOnnxOrder(weights(`decoder.rnn.${name}`));
  const channels = [129, 128, 64, 64, 128] as const;
  const convolutions = layers.flatMap((k) => [
    node(
      'Conv',
      [`layer${k}`, `weight${k}`, `bias${k}`],
      [`sum${k}`],
      [wholes('kernel_shape', [3]), wholes('strides', [strides[k]]), wholes('pads', [1, 1])],
    ),
    node('Relu', [`sum${k}`], [`layer${k + 1}`]),
  ]);
  return {
    irVersion: 8,
    producerName: 'Runthrough, from Silero VAD v6',
    opsetImport: [{ domain: '', version: 16 }],
    graph: {
      name: 'eight windows',
      input: [
        value('input', [windows, 1, windowSamples]),
        value('h', [1, 1, hidden]),
        value('c', [1, 1, hidden]),
      ],
      output: [value('output', [windows, 1]), value('nextH', [1, 1, hidden]), value('nextC', [1, 1, hidden])],
      initializer: [
        integers('padding', [0, 0, 0, 0, 0, 64]),
        integers('asSequence', [windows, 1, hidden]),
        integers('asRows', [windows, hidden]),
        floats('basis', [258, 1, 256], weights('stft.forward_basis_buffer')),
        ...layers.flatMap((k) => [
          floats(
            `weight${k}`,
            [channels[k + 1] ?? 0, channels[k], 3],
            weights(`encoder.${k}.reparam_conv.weight`),
          ),
          floats(`bias${k}`, [channels[k + 1] ?? 0], weights(`encoder.${k}.reparam_conv.bias`)),
        ]),
        floats('inputGates', [1, 4 * hidden, hidden], recurrent('weight_ih')),
        floats('stateGates', [1, 4 * hidden, hidden], recurrent('weight_hh')),
        floats('gateBias', [1, 8 * hidden], joined(recurrent('bias_ih'), recurrent('bias_hh'))),
        floats('outputWeight', [hidden, 1], weights('decoder.decoder.2.weight')),
        floats('outputBias', [1], weights('decoder.decoder.2.bias')),
      ],
      node: [
        node(
          'Pad',
          ['input', 'padding'],
          ['padded'],
          [{ name: 'mode', type: 3, s: new TextEncoder().encode('reflect') }],
        ),
        node(
          'Conv',
          ['padded', 'basis'],
          ['waves'],
          [wholes('kernel_shape', [256]), wholes('strides', [128]), wholes('pads', [0, 0])],
        ),
        node('Split', ['waves'], ['real', 'imaginary'], [whole('axis', 1)]),
        node('Mul', ['real', 'real'], ['realSquared']),
        node('Mul', ['imaginary', 'imaginary'], ['imaginarySquared']),
        node('Add', ['realSquared', 'imaginarySquared'], ['power']),
        node('Sqrt', ['power'], ['layer0']),
        ...convolutions,
        node('Reshape', ['layer4', 'asSequence'], ['sequence']),
        node(
          'LSTM',
          ['sequence', 'inputGates', 'stateGates', 'gateBias', '', 'h', 'c'],
          ['states', 'nextH', 'nextC'],
          [whole('hidden_size', hidden)],
        ),
        node('Reshape', ['states', 'asRows'], ['rows']),
        node('Relu', ['rows'], ['positive']),
        node('Gemm', ['positive', 'outputWeight', 'outputBias'], ['sum']),
        node('Sigmoid', ['sum'], ['output']),
      ],
    },
  };
};
