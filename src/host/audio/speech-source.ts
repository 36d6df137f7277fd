/**
 * Sound that the studio listens to, 16 kHz mono in [-1, 1], wherever it lies: parts of it are read when they are needed, so that two hours
 * take no more memory than two minutes.
 */
export interface SpeechSource {
  readonly sampleCount: number;
  /** Samples `from` to `to` (not included); fewer at the end. */
  readonly read: (from: number, to: number) => Promise<Float32Array>;
}

/** Sound in memory. */
export const sourceOfSamples = (samples: Float32Array): SpeechSource => ({
  sampleCount: samples.length,
  read: (from, to) => Promise.resolve(samples.subarray(from, to)),
});

/** A part of a sound, from sample `from` to `to` (not included). */
export const partOfSource = (source: SpeechSource, from: number, to: number): SpeechSource => {
  const end = Math.min(to, source.sampleCount);
  const start = Math.min(Math.max(0, from), end);
  return {
    sampleCount: end - start,
    read: (partFrom, partTo) => source.read(start + partFrom, Math.min(end, start + partTo)),
  };
};

const samplesAtOnce = 16 * 16_000;

/** The sound from its beginning, in chunks of 16 s. */
export async function* chunksOf({ sampleCount, read }: SpeechSource): AsyncGenerator<Float32Array> {
  for (let from = 0; from < sampleCount; from += samplesAtOnce)
    yield await read(from, Math.min(sampleCount, from + samplesAtOnce));
}
