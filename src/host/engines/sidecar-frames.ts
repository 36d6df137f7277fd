/** Frames of the sidecar's standard input; native/whisper-sidecar/README.md describes them. Pure. */
const frameType = { load: 1, job: 2, cancel: 3 } as const;

/** Largest frame that the sidecar takes. */
export const maximumFrameBytes = 4 * 1024 * 1024;

const encoder = new TextEncoder();

const frame = (type: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const length = 1 + parts.reduce((sum, part) => sum + part.byteLength, 0);
  if (length > maximumFrameBytes)
    throw new RangeError(`A frame of ${length} bytes is larger than the engine takes.`);
  const bytes = new Uint8Array(4 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes[4] = type;
  let at = 5;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
};

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
};

/** 16-bit samples, little-endian whatever this machine is. Values outside -1..1 are clipped. */
export const pcm16Bytes = (samples: Float32Array | Int16Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  const scale = samples instanceof Float32Array ? 32_768 : 1;
  for (const [index, sample] of samples.entries()) {
    const value = Math.round(sample * scale);
    view.setInt16(index * 2, Math.max(-32_768, Math.min(32_767, value)), true);
  }
  return bytes;
};

export const loadFrame = (path: string): Uint8Array => frame(frameType.load, encoder.encode(path));

/** What the sidecar reads of a job. */
export interface JobOptions {
  readonly language: string;
  readonly prompt: string;
  readonly vocabulary?: readonly string[];
  readonly threads: number;
  readonly audioContext: number;
  readonly temperatureIncrement: number;
}

export const jobFrame = (id: number, options: JobOptions, samples: Float32Array | Int16Array): Uint8Array => {
  const json = encoder.encode(JSON.stringify(options));
  return frame(frameType.job, uint32(id), uint32(json.byteLength), json, pcm16Bytes(samples));
};

export const cancelFrame = (id: number): Uint8Array => frame(frameType.cancel, uint32(id));
