/** Quieter than this is drawn as a dot. */
const floorDbfs = -60;

/** Bars around the middle of a 40 high picture, one per unit of width: the mean level of each stretch. Silence is a short bar. */
export const wavePath = (levelsDbfs: readonly (number | null)[], bars: number): string => {
  const parts: string[] = [];
  for (let bar = 0; bar < bars; bar += 1) {
    const from = Math.floor((bar * levelsDbfs.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levelsDbfs.length) / bars));
    const heard = levelsDbfs.slice(from, to).filter((level) => level !== null);
    const mean = heard.length === 0 ? floorDbfs : heard.reduce((sum, level) => sum + level, 0) / heard.length;
    const half = 0.6 + 17 * Math.min(1, Math.max(0, 1 - mean / floorDbfs));
    parts.push(`M${bar + 0.5} ${(20 - half).toFixed(1)}V${(20 + half).toFixed(1)}`);
  }
  return parts.join('');
};
