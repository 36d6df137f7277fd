/** Units whose answers are nothing below zero, as their training writes them down. */
export interface WrittenLayer {
  /** The weights of one unit after the other, two hexadecimal digits each: 80 is none, one step is the unit's scale. */
  readonly digits: string;
  readonly scales: readonly number[];
  readonly constants: readonly number[];
}

/** One network: a hidden layer and what its units say together. */
export interface WrittenNetwork extends WrittenLayer {
  /** A weight for each unit, then a constant. */
  readonly output: readonly number[];
}

/** How what describes a candidate is put to scale before it is judged, and the answer after. */
export interface Scales {
  /** What is taken from each feature, and what it is then divided by: over all candidates mean 0 and standard deviation 1. */
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** From the answer (of several networks the mean) to log-odds that are right so often. */
  readonly slope: number;
  readonly constant: number;
}

/** Networks with one hidden layer, as their training writes them down. */
export interface TrainedNetworks extends Scales {
  readonly networks: readonly WrittenNetwork[];
}

/** Writes features, put to scale, to the start of a network's inputs. */
export const standardise = (
  features: ArrayLike<number>,
  { means, deviations }: Scales,
  inputs: Float64Array,
): void => {
  for (let i = 0; i < means.length; i++)
    inputs[i] = ((features[i] as number) - (means[i] as number)) / (deviations[i] as number);
};

/** The probability that an answer stands for, in thousandths. */
export const probabilityOf = (answer: number, { slope, constant }: Scales): number =>
  Math.round(1000 / (1 + Math.exp(-(constant + slope * answer)))) / 1000;

/** For each unit: a weight for each input, then a constant. */
export type Layer = readonly Float64Array[];

/** A network ready to be asked. */
export interface Network {
  readonly hidden: Layer;
  readonly output: readonly number[];
}

/** Reads a layer. */
export const readLayer = ({ digits, scales, constants }: WrittenLayer): Layer => {
  const width = digits.length / 2 / scales.length;
  return scales.map((scale, unit) => {
    const weights = new Float64Array(width + 1);
    for (let i = 0; i < width; i++) {
      const at = 2 * (unit * width + i);
      weights[i] = (Number.parseInt(digits.slice(at, at + 2), 16) - 128) * scale;
    }
    weights[width] = constants[unit] ?? 0;
    return weights;
  });
};

/** Writes a layer down: each weight as the nearest of 255 steps. */
export const writeLayer = (layer: Layer): WrittenLayer => {
  const written = layer.map((weights) => {
    const own = weights.subarray(0, -1);
    const scale = Number((Math.max(1e-6, ...own.map(Math.abs)) / 127).toPrecision(4));
    const digits = Array.from(own, (weight) =>
      Math.max(1, Math.min(255, 128 + Math.round(weight / scale)))
        .toString(16)
        .padStart(2, '0'),
    );
    return { digits: digits.join(''), scale, constant: Number((weights.at(-1) ?? 0).toPrecision(4)) };
  });
  return {
    digits: written.map(({ digits }) => digits).join(''),
    scales: written.map(({ scale }) => scale),
    constants: written.map(({ constant }) => constant),
  };
};

/** Reads a network. */
export const readNetwork = (written: WrittenNetwork): Network => ({
  output: written.output,
  hidden: readLayer(written),
});

/** Writes a network down. */
export const writeNetwork = ({ hidden, output }: Network): WrittenNetwork => ({
  ...writeLayer(hidden),
  output: output.map((value) => Number(value.toPrecision(4))),
});

/** Units that are summed up side by side: one sum alone would wait for itself at each step. */
const sideBySide = 4;

/** Lays a layer out to be asked often. Its units' answers to the inputs are written into `answers`. */
export const askableLayer = (layer: Layer): ((inputs: Float64Array, answers: Float64Array) => void) => {
  const stride = layer[0]?.length ?? 1;
  const width = stride - 1;
  const units = Math.ceil(layer.length / sideBySide) * sideBySide;
  // Units that are only there to make a full row answer nothing, and what is written beyond the end of `answers` is nowhere.
  const weights = new Float64Array(units * stride);
  for (const [unit, own] of layer.entries()) weights.set(own, unit * stride);
  return (inputs, answers) => {
    for (let unit = 0; unit < units; unit += sideBySide) {
      const first = unit * stride;
      const second = first + stride;
      const third = second + stride;
      const fourth = third + stride;
      let a = weights[first + width] as number;
      let b = weights[second + width] as number;
      let c = weights[third + width] as number;
      let d = weights[fourth + width] as number;
      for (let i = 0; i < width; i++) {
        const input = inputs[i] as number;
        a += (weights[first + i] as number) * input;
        b += (weights[second + i] as number) * input;
        c += (weights[third + i] as number) * input;
        d += (weights[fourth + i] as number) * input;
      }
      answers[unit] = a > 0 ? a : 0;
      answers[unit + 1] = b > 0 ? b : 0;
      answers[unit + 2] = c > 0 ? c : 0;
      answers[unit + 3] = d > 0 ? d : 0;
    }
  };
};

/** Lays a network out to be asked often. It answers log-odds. */
export const askable = ({ hidden, output }: Network): ((inputs: Float64Array) => number) => {
  const ask = askableLayer(hidden);
  const answers = new Float64Array(hidden.length);
  const constant = output[hidden.length] ?? 0;
  return (inputs) => {
    ask(inputs, answers);
    let logOdds = constant;
    for (let unit = 0; unit < answers.length; unit++)
      logOdds += (answers[unit] as number) * (output[unit] as number);
    return logOdds;
  };
};

/** The numbers in lines of text, between spaces. */
export const numbersIn = (lines: readonly string[]): number[] =>
  lines.flatMap((line) => line.split(' ').map(Number));
