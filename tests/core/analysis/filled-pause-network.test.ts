import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  askable,
  numbersIn,
  readNetwork,
  writeNetwork,
} from '../../../src/core/analysis/filled-pause-network.ts';
import { evidenceSize } from '../../../src/core/analysis/filled-pause-evidence.ts';
import { filledPauseEvidenceNetworks } from '../../../src/core/analysis/filled-pause-evidence-weights.ts';

const weight = fc.double({ min: -2, max: 2, noNaN: true });

test('a network that was written down answers nearly the same when it is read', () => {
  const unit = fc.array(weight, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 3, maxLength: 3 }),
      fc.array(weight, { minLength: 4, maxLength: 4 }),
      fc.array(weight, { minLength: 4, maxLength: 4 }),
      (hidden, output, values) => {
        const inputs = Float64Array.from(values);
        const network = { hidden: hidden.map((own) => Float64Array.from(own)), output };
        const read = readNetwork(writeNetwork(network));
        expect(Math.abs(askable(read)(inputs) - askable(network)(inputs))).toBeLessThan(0.5);
        expect(readNetwork(writeNetwork(read))).toEqual(read);
      },
    ),
  );
});

test('a unit of the hidden layer answers nothing below zero', () => {
  const ask = askable({ hidden: [Float64Array.of(1, 0)], output: [2, 0.5] });
  expect(ask(Float64Array.of(3))).toBe(6.5);
  expect(ask(Float64Array.of(-3))).toBe(0.5);
});

test('a network answers the same however many units it has', () => {
  const unit = Float64Array.of(0.5, -1, 0.25);
  for (const count of [1, 2, 3, 4, 5, 7, 8, 9]) {
    const hidden = Array.from({ length: count }, () => unit);
    const ask = askable({ hidden, output: [...hidden.map((_, k) => k + 1), -1] });
    const each = 0.5 * 2 - 0.5 + 0.25;
    expect(ask(Float64Array.of(2, 0.5))).toBeCloseTo((each * count * (count + 1)) / 2 - 1);
  }
});

test('numbers are read from lines', () => {
  expect(numbersIn(['1 -2.5', '0.03'])).toEqual([1, -2.5, 0.03]);
});

test('what was taught about sounds among words fits what they are described by', () => {
  const [taught, width] = [filledPauseEvidenceNetworks, evidenceSize];
  expect(taught.means).toHaveLength(width);
  expect(taught.deviations).toHaveLength(width);
  expect(taught.networks.length).toBeGreaterThan(0);
  for (const network of taught.networks.map(readNetwork)) {
    expect(network.output).toHaveLength(network.hidden.length + 1);
    for (const unit of network.hidden) {
      expect(unit).toHaveLength(width + 1);
      expect(unit.every(Number.isFinite)).toBe(true);
    }
  }
});
