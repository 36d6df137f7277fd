import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVoiceGate } from '../../../src/core/capture/voice-gate.ts';

const run = (probabilities: readonly number[]): string[] => {
  const gate = createVoiceGate();
  return probabilities.map((probability, index) => gate.update(probability, index * 32));
};
const repeat = (probability: number, count: number): number[] => Array<number>(count).fill(probability);

describe('voice gate', () => {
  test('says nothing before it has heard half a second, unless there is a voice', () => {
    expect(run(repeat(0.1, 10)).at(-1)).toBe('unknown');
    expect(run(repeat(0.1, 20)).at(-1)).toBe('silent');
    expect(run([0.1, 0.9])).toEqual(['unknown', 'speaking']);
  });

  test('a hole inside a word does not end the voice, a pause does', () => {
    expect(run([...repeat(0.9, 10), ...repeat(0.05, 8)]).at(-1)).toBe('speaking');
    expect(run([...repeat(0.9, 10), ...repeat(0.05, 12)]).at(-1)).toBe('silent');
  });

  test('a fading voice holds on, a murmur does not begin one', () => {
    expect(run([...repeat(0.9, 5), ...repeat(0.4, 40)]).at(-1)).toBe('speaking');
    expect(run(repeat(0.4, 40)).at(-1)).toBe('silent');
  });

  test('never goes back to knowing nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (probabilities) => {
        const states = run(probabilities);
        const lastUnknown = states.lastIndexOf('unknown');
        expect(states.slice(0, lastUnknown + 1)).toEqual(Array(lastUnknown + 1).fill('unknown'));
      }),
    );
  });
});
