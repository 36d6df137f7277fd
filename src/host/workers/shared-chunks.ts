/** A chunk of sound that several threads may read at the same time. */
export interface SharedChunk {
  readonly samples: Float32Array;
  /** Says that nobody reads it any more: the next chunk is written over it. */
  readonly release: () => void;
}

/** Memory that threads share, used again and again: handing over the chunks themselves would copy each once for every thread, and leave the copies to be collected. */
export interface SharedChunks {
  /** A copy of the samples that other threads can read. */
  readonly share: (samples: Float32Array) => SharedChunk;
}

/** Makes an empty store. It grows to as many chunks as are read at a time, each as long as the longest that it held. */
export const createSharedChunks = (): SharedChunks => {
  const free: SharedArrayBuffer[] = [];
  return {
    share: (samples) => {
      const byteLength = samples.byteLength;
      const kept = free.pop();
      const memory = kept && kept.byteLength >= byteLength ? kept : new SharedArrayBuffer(byteLength);
      const shared = new Float32Array(memory, 0, samples.length);
      shared.set(samples);
      return { samples: shared, release: () => void free.push(memory) };
    },
  };
};
