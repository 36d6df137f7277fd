/** Words for comparison: lower case, without punctuation. */
export const plainWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z0-9']/g, ''))
    .filter(Boolean);

/** Word error rate: substitutions, insertions and deletions over the words of the truth. */
export const wordErrorRate = (truth: readonly string[], heard: readonly string[]): number => {
  let row = heard.map((_word, index) => index + 1);
  row.unshift(0);
  for (const [i, word] of truth.entries()) {
    const next = [i + 1];
    for (const [j, candidate] of heard.entries()) {
      const substituted = (row[j] ?? 0) + (word === candidate ? 0 : 1);
      next.push(Math.min(substituted, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(1, truth.length);
};

/** The middle value; NaN of nothing. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Pairs of places (in `left`, in `right`) of the words that stand exactly once in both. */
export const sharedOnce = (left: readonly string[], right: readonly string[]): [number, number][] =>
  left.flatMap((word, index): [number, number][] => {
    const isOnce = (words: readonly string[]): boolean => words.indexOf(word) === words.lastIndexOf(word);
    const there = right.indexOf(word);
    return there >= 0 && isOnce(left) && isOnce(right) ? [[index, there]] : [];
  });
