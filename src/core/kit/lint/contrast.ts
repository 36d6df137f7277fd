import type { Kit } from '../../../contract/kit.ts';
import { type KitProblem, problemsAt } from './problem.ts';

/** The studio's surfaces (renderer/styles/tokens.css: paper, surface, sunken, hover) that an accent colour has to be readable on. */
export const studioBackgrounds = {
  accentLight: ['#faf9f6', '#ffffff', '#f2f0ea', '#efece5'],
  accentDark: ['#151412', '#1d1c19', '#11100e', '#272521'],
} as const;

/** WCAG 2.2, contrast (minimum), level AA for text. */
const leastContrast = 4.5;

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of `#rrggbb`, 0..1, by WCAG 2.2. */
function luminance(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return (
    0.2126 * linear((value >> 16) & 255) + 0.7152 * linear((value >> 8) & 255) + 0.0722 * linear(value & 255)
  );
}

/** Contrast ratio of two colours `#rrggbb`, 1..21, by WCAG 2.2. */
export function contrastRatio(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The accent colours must be readable on the studio's backgrounds. */
export function lintContrast(kit: Kit): KitProblem[] {
  return (['accentLight', 'accentDark'] as const).flatMap((field) => {
    const least = Math.min(
      ...studioBackgrounds[field].map((background) => contrastRatio(kit.brand[field], background)),
    );
    if (least >= leastContrast) return [];
    const shade = field === 'accentLight' ? 'darker' : 'lighter';
    const message = `${kit.brand[field]} has a contrast of ${least.toFixed(1)} on the studio's background; choose a ${shade} one (at least ${leastContrast}).`;
    return [problemsAt(`brand.${field}`).error(message)];
  });
}
