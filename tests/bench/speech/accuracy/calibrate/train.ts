import type { Network } from '../../../../../src/core/analysis/filled-pause-network.ts';
import type { Random } from '../random.ts';

/** Descriptions of candidates, row by row, with what each is (1 or 0) and how much it counts. */
export interface TrainingSet {
  readonly width: number;
  readonly rows: Float32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
}

/** How to train. `noise`: standard deviation of what is added to the standardised inputs, so that no single one is trusted. */
export interface TrainingPlan {
  readonly hiddenUnits: number;
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
  readonly decay: number;
  readonly noise: number;
}

/** Mean and standard deviation of each input. */
export const scaleOf = ({ width, rows }: TrainingSet): { mean: number[]; deviation: number[] } => {
  const count = rows.length / width;
  const mean = new Float64Array(width);
  const square = new Float64Array(width);
  for (let row = 0; row < count; row++)
    for (let i = 0; i < width; i++) {
      const value = rows[row * width + i] as number;
      mean[i] = (mean[i] as number) + value / count;
      square[i] = (square[i] as number) + (value * value) / count;
    }
  const short = (value: number): number => Number(value.toPrecision(4));
  return {
    mean: Array.from(mean, short),
    deviation: Array.from(square, (value, i) =>
      short(Math.sqrt(Math.max(1e-4, value - (mean[i] as number) ** 2))),
    ),
  };
};

/** Adam (Kingma & Ba 2015) with decoupled weight decay, over one flat list of parameters. */
const createAdam = (size: number, decay: number) => {
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  let step = 0;
  return (parameters: Float64Array, gradient: Float64Array, rate: number): void => {
    step++;
    const corrected = (rate * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
    for (let i = 0; i < size; i++) {
      const slope = gradient[i] as number;
      const m = 0.9 * (first[i] as number) + 0.1 * slope;
      const v = 0.999 * (second[i] as number) + 0.001 * slope * slope;
      first[i] = m;
      second[i] = v;
      parameters[i] =
        (parameters[i] as number) * (1 - rate * decay) - (corrected * m) / (Math.sqrt(v) + 1e-8);
    }
  };
};

/** Four sums side by side: one would have to wait for itself at each step. */
const dot = (all: Float64Array, from: number, inputs: Float64Array): number => {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = inputs.length - (inputs.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += (all[from + i] as number) * (inputs[i] as number);
    b += (all[from + i + 1] as number) * (inputs[i + 1] as number);
    c += (all[from + i + 2] as number) * (inputs[i + 2] as number);
    d += (all[from + i + 3] as number) * (inputs[i + 3] as number);
  }
  for (let i = whole; i < inputs.length; i++) a += (all[from + i] as number) * (inputs[i] as number);
  return a + b + (c + d);
};

/** Trains a network with one hidden layer on standardised inputs to tell ones from zeros. The same random numbers give the same network. */
export const trainNetwork = (set: TrainingSet, plan: TrainingPlan, random: Random): Network => {
  const { width, rows, targets, weights } = set;
  const { hiddenUnits, epochs, batch } = plan;
  const count = targets.length;
  const { mean, deviation } = scaleOf(set);
  const stride = width + 1;
  const outputAt = hiddenUnits * stride;
  const parameters = Float64Array.from({ length: outputAt + hiddenUnits + 1 }, (_, i) =>
    i < outputAt
      ? i % stride === width
        ? 0
        : random.normal() * Math.sqrt(1 / width)
      : i === outputAt + hiddenUnits
        ? -2
        : random.normal() * Math.sqrt(2 / hiddenUnits),
  );
  const gradient = new Float64Array(parameters.length);
  const adam = createAdam(parameters.length, plan.decay);
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const inputs = new Float64Array(width);
  const activity = new Float64Array(hiddenUnits);
  const noise = Float32Array.from({ length: 1 << 16 }, () => plan.noise * random.normal());
  const scale = Float32Array.from(deviation, (value) => 1 / value);

  const learn = (row: number): void => {
    const from = Math.floor(random() * (noise.length - width));
    for (let i = 0; i < width; i++)
      inputs[i] =
        ((rows[row * width + i] as number) - (mean[i] as number)) * (scale[i] as number) +
        (noise[from + i] as number);
    let logOdds = parameters[outputAt + hiddenUnits] as number;
    for (let unit = 0; unit < hiddenUnits; unit++) {
      const at = unit * stride;
      const sum = (parameters[at + width] as number) + dot(parameters, at, inputs);
      activity[unit] = sum > 0 ? sum : 0;
      logOdds += (activity[unit] as number) * (parameters[outputAt + unit] as number);
    }
    const error =
      ((1 / (1 + Math.exp(-logOdds)) - (targets[row] as number)) * (weights[row] as number)) / batch;
    gradient[outputAt + hiddenUnits] = (gradient[outputAt + hiddenUnits] as number) + error;
    for (let unit = 0; unit < hiddenUnits; unit++) {
      const active = activity[unit] as number;
      if (active === 0) continue;
      gradient[outputAt + unit] = (gradient[outputAt + unit] as number) + error * active;
      const back = error * (parameters[outputAt + unit] as number);
      const at = unit * stride;
      for (let i = 0; i < width; i++)
        gradient[at + i] = (gradient[at + i] as number) + back * (inputs[i] as number);
      gradient[at + width] = (gradient[at + width] as number) + back;
    }
  };

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = count - 1; i > 0; i--) {
      const k = Math.floor(random() * (i + 1));
      [order[i], order[k]] = [order[k] as number, order[i] as number];
    }
    const rate = plan.rate * 0.5 * (1 + Math.cos((Math.PI * epoch) / epochs));
    for (let i = 0; i < count; i++) {
      learn(order[i] as number);
      if ((i + 1) % batch > 0 && i + 1 < count) continue;
      adam(parameters, gradient, rate);
      gradient.fill(0);
    }
  }

  return {
    hidden: Array.from({ length: hiddenUnits }, (_, unit) =>
      Float64Array.from(parameters.subarray(unit * stride, (unit + 1) * stride)),
    ),
    output: [...parameters.slice(outputAt)],
  };
};
