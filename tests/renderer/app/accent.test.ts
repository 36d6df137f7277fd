import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inkOnAccent, relativeLuminance } from '../../../src/renderer/app/accent.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const contrast = (a: string, b: string): number => {
  const [light, dark] = [relativeLuminance(a), relativeLuminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

it('puts readable text on every accent colour (at least 4.2:1, the worst that any colour allows is near 4.5)', () => {
  fc.assert(
    fc.property(colour, (accent) => void expect(contrast(accent, inkOnAccent(accent))).toBeGreaterThan(4.2)),
    { numRuns: 500 },
  );
});

it('knows the ends of the scale', () => {
  expect(relativeLuminance('#000000')).toBe(0);
  expect(relativeLuminance('#ffffff')).toBeCloseTo(1);
});
