const channel = (hex: string, from: number): number => {
  const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of #rrggbb as WCAG 2.2 defines it, 0 (black) to 1 (white). */
export const relativeLuminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** White or near-black: whichever has the larger contrast on the accent. */
export const inkOnAccent = (hex: string): string => {
  const luminance = relativeLuminance(hex);
  const onWhite = 1.05 / (luminance + 0.05);
  const onInk = (luminance + 0.05) / (relativeLuminance('#161412') + 0.05);
  return onWhite >= onInk ? '#ffffff' : '#161412';
};
