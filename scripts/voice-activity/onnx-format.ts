import protobuf from 'protobufjs';

/** A tensor of an ONNX file: little-endian values in `rawData`. `dataType`: 1 is float32, 7 is int64. */
export interface OnnxTensor {
  readonly name?: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  readonly rawData: Uint8Array;
}

export interface OnnxAttribute {
  readonly name: string;
  /** 2: `i`, 3: `s`, 4: `t`, 5: `g`, 7: `ints`. */
  readonly type: number;
  readonly i?: number;
  readonly s?: Uint8Array;
  readonly t?: OnnxTensor;
  readonly g?: OnnxGraph;
  readonly ints?: readonly number[];
}

export interface OnnxNode {
  readonly opType: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute: readonly OnnxAttribute[];
}

/** An input or output: its name, element type and shape. */
export interface OnnxValue {
  readonly name: string;
  readonly type: {
    readonly tensorType: {
      readonly elemType: number;
      readonly shape: { readonly dim: readonly { readonly dimValue: number }[] };
    };
  };
}

export interface OnnxGraph {
  readonly name: string;
  readonly node: readonly OnnxNode[];
  readonly initializer: readonly OnnxTensor[];
  readonly input: readonly OnnxValue[];
  readonly output: readonly OnnxValue[];
}

export interface OnnxModel {
  readonly irVersion: number;
  readonly producerName: string;
  readonly opsetImport: readonly { readonly domain: string; readonly version: number }[];
  readonly graph: OnnxGraph;
}

const field = (type: string, id: number, rule?: 'repeated'): protobuf.IField => ({
  type,
  id,
  ...(rule && { rule }),
});

/** The messages and fields of onnx.proto (IR version 8) that a small network needs; what else a file holds is left out. */
const format = protobuf.Root.fromJSON({
  nested: {
    Model: {
      fields: {
        irVersion: field('int64', 1),
        producerName: field('string', 2),
        graph: field('Graph', 7),
        opsetImport: field('OperatorSet', 8, 'repeated'),
      },
    },
    OperatorSet: { fields: { domain: field('string', 1), version: field('int64', 2) } },
    Graph: {
      fields: {
        node: field('Node', 1, 'repeated'),
        name: field('string', 2),
        initializer: field('Tensor', 5, 'repeated'),
        input: field('Value', 11, 'repeated'),
        output: field('Value', 12, 'repeated'),
      },
    },
    Node: {
      fields: {
        input: field('string', 1, 'repeated'),
        output: field('string', 2, 'repeated'),
        opType: field('string', 4),
        attribute: field('Attribute', 5, 'repeated'),
      },
    },
    Attribute: {
      fields: {
        name: field('string', 1),
        i: field('int64', 3),
        s: field('bytes', 4),
        t: field('Tensor', 5),
        g: field('Graph', 6),
        ints: field('int64', 8, 'repeated'),
        type: field('int32', 20),
      },
    },
    Tensor: {
      fields: {
        dims: field('int64', 1, 'repeated'),
        dataType: field('int32', 2),
        name: field('string', 8),
        rawData: field('bytes', 9),
      },
    },
    Value: { fields: { name: field('string', 1), type: field('Type', 2) } },
    Type: { fields: { tensorType: field('TensorType', 1) } },
    TensorType: { fields: { elemType: field('int32', 1), shape: field('Shape', 2) } },
    Shape: { fields: { dim: field('Dimension', 1, 'repeated') } },
    Dimension: { fields: { dimValue: field('int64', 1) } },
  },
});

const modelType = format.lookupType('Model');

/** Reads an ONNX file. */
export const readOnnx = (bytes: Uint8Array): OnnxModel =>
  modelType.toObject(modelType.decode(bytes), { longs: Number, arrays: true }) as OnnxModel;

/** Writes an ONNX file; the same model gives the same bytes. */
export const writeOnnx = (model: OnnxModel): Uint8Array =>
  modelType.encode(modelType.fromObject(model)).finish();
