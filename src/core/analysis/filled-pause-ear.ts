import type { Candidate } from './filled-pause-candidates.ts';
import {
  askable,
  askableLayer,
  probabilityOf,
  readLayer,
  readNetwork,
  type Scales,
  standardise,
  type WrittenLayer,
  type WrittenNetwork,
} from './filled-pause-network.ts';

/** Hears frame after frame, and says of candidates how likely they are filled pauses. */
export interface Ear {
  /** Hears the next frame, described by its features. */
  hear(frameFeatures: Float32Array): void;
  /** How likely a candidate is one, 0..1. It has just ended: `framesAhead` frames more have been heard. */
  judge(candidate: Candidate, features: Float64Array): number;
}

/** What an ear has learnt. */
export interface TrainedEar extends Scales {
  /** For each of `tapsOfLayers` the units that look at those frames, from the earliest to the latest. */
  readonly layers: readonly WrittenLayer[];
  /** Judges a candidate by its features and by the mean answers of the last layer's units in each of its spans. */
  readonly network: WrittenNetwork;
}

/** Which frames of what the layer before has answered each layer looks at, relative to its own. From the second on a layer adds to what is there. */
export const tapsOfLayers = [
  [-2, -1, 0, 1, 2],
  [-4, -2, 0, 2, 4],
  [-16, -12, -8, -4, 0],
] as const;
/** What is before a candidate is looked at in two spans, itself in three of equal length, what is after it in one. Frames. */
const farBefore = 50;
const nearBefore = 15;
const insideSpans = 3;
const after = 9;
const lookedAhead = tapsOfLayers.reduce((sum, taps) => sum + (taps.at(-1) ?? 0), 0);
/** Frames after a candidate that have to be heard before it is judged. */
export const framesAhead = after + lookedAhead;

const spansOf = ({ first, end }: Candidate): (readonly [from: number, to: number])[] => [
  [first - farBefore, first - nearBefore],
  [first - nearBefore, first],
  ...Array.from(
    { length: insideSpans },
    (_, k) =>
      [
        first + Math.floor(((end - first) * k) / insideSpans),
        first + Math.floor(((end - first) * (k + 1)) / insideSpans),
      ] as const,
  ),
  [end, end + after],
];

/** So many frames are remembered: a power of two. */
const remembered = 256;

/** Rows of numbers of the last frames. What was before the sound is nothing. */
const createMemory = (width: number) => {
  const values = new Float64Array(remembered * width);
  return { width, values, at: (frame: number): number => (frame & (remembered - 1)) * width };
};
type Memory = ReturnType<typeof createMemory>;

/** Makes an ear: a small convolutional network hears each frame once, a small dense one judges candidates by what it heard. */
export const createEar = (trained: TrainedEar): Ear => {
  const ownCount = trained.means.length;
  const written = trained.layers.map(readLayer);
  const width = written[0]?.length ?? 0;
  const ask = askable(readNetwork(trained.network));
  const heard = createMemory(((written[0]?.[0]?.length ?? 1) - 1) / tapsOfLayers[0].length);
  /** Sums of what the last layer has answered before each frame. */
  const sums = createMemory(width);
  let heardCount = 0;
  let summedCount = 0;

  const answers = new Float64Array(width);
  const layers = written.map((layer, index) => {
    const taps = tapsOfLayers[index] ?? [];
    const before: Memory = index === 0 ? heard : createMemory(width);
    return {
      taps,
      before,
      inputs: new Float64Array(taps.length * before.width),
      answer: askableLayer(layer),
    };
  });

  /** Writes what a layer answers at a frame into `answers`. */
  const answerAt = ({ taps, before, inputs, answer }: (typeof layers)[number], frame: number): void => {
    for (const [k, tap] of taps.entries()) {
      const at = before.at(frame + tap);
      for (let i = 0; i < before.width; i++) inputs[k * before.width + i] = before.values[at + i] as number;
    }
    answer(inputs, answers);
  };

  const features = new Float64Array(ownCount + (insideSpans + 3) * width);
  return {
    hear: (frameFeatures) => {
      heard.values.set(frameFeatures, heard.at(heardCount));
      let frame = heardCount++;
      for (const [index, layer] of layers.entries()) {
        frame -= layer.taps.at(-1) ?? 0;
        if (frame < 0) return;
        answerAt(layer, frame);
        if (index > 0) {
          const at = layer.before.at(frame);
          for (let i = 0; i < width; i++)
            answers[i] = (answers[i] as number) + (layer.before.values[at + i] as number);
        }
        const next = layers[index + 1];
        if (next) next.before.values.set(answers, next.before.at(frame));
      }
      const [now, then] = [sums.at(frame), sums.at(frame + 1)];
      for (let i = 0; i < width; i++)
        sums.values[then + i] = (sums.values[now + i] as number) + (answers[i] as number);
      summedCount = frame + 1;
    },
    judge: (candidate, own) => {
      standardise(own, trained, features);
      let put = ownCount;
      for (const [from, to] of spansOf(candidate)) {
        const start = sums.at(Math.max(0, from));
        const stop = sums.at(Math.max(0, Math.min(to, summedCount)));
        for (let i = 0; i < width; i++)
          features[put++] =
            ((sums.values[stop + i] as number) - (sums.values[start + i] as number)) / (to - from);
      }
      return probabilityOf(ask(features), trained);
    },
  };
};
