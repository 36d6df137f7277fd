/** Networks with one hidden layer, as their training writes them down. */
export interface TrainedNetworks {
  /** What is taken from each input, and what it is then divided by: over all candidates mean 0 and standard deviation 1. */
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly networks: readonly WrittenNetwork[];
  /** From the networks' mean answer to log-odds that are right so often. */
  readonly slope: number;
  readonly constant: number;
}

/** One network. */
export interface WrittenNetwork {
  /** The weights of one unit of the hidden layer after the other, two hexadecimal digits each: 80 is none, one step is the unit's scale. */
  readonly digits: string;
  readonly scales: readonly number[];
  readonly constants: readonly number[];
  /** A weight for each unit, then a constant. */
  readonly output: readonly number[];
}

/** A network ready to be asked. */
export interface Network {
  /** For each unit of the hidden layer: a weight for each input, then a constant. */
  readonly hidden: readonly Float64Array[];
  readonly output: readonly number[];
}

/** Reads a network. */
export const readNetwork = ({ digits, scales, constants, output }: WrittenNetwork): Network => {
  const width = digits.length / 2 / scales.length;
  return {
    output,
    hidden: scales.map((scale, unit) => {
      const weights = new Float64Array(width + 1);
      for (let i = 0; i < width; i++) {
        const at = 2 * (unit * width + i);
        weights[i] = (Number.parseInt(digits.slice(at, at + 2), 16) - 128) * scale;
      }
      weights[width] = constants[unit] ?? 0;
      return weights;
    }),
  };
};

/** Writes a network down: each weight as the nearest of 255 steps. */
export const writeNetwork = ({ hidden, output }: Network): WrittenNetwork => {
  const written = hidden.map((weights) => {
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
    output: output.map((value) => Number(value.toPrecision(4))),
  };
};

/** The log-odds that a network answers. Units of the hidden layer answer nothing below zero. */
export const logOddsOf = ({ hidden, output }: Network, inputs: ArrayLike<number>): number => {
  let logOdds = output[hidden.length] ?? 0;
  for (let unit = 0; unit < hidden.length; unit++) {
    const weights = hidden[unit] as Float64Array;
    let sum = weights[inputs.length] as number;
    for (let i = 0; i < inputs.length; i++) sum += (weights[i] as number) * (inputs[i] as number);
    if (sum > 0) logOdds += sum * (output[unit] as number);
  }
  return logOdds;
};

/** The numbers in lines of text, between spaces. */
export const numbersIn = (lines: readonly string[]): number[] =>
  lines.flatMap((line) => line.split(' ').map(Number));
