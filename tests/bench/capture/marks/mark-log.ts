/** A mark and when it was seen: its number, and the wall time in milliseconds. */
export type Mark = readonly [number: number, atMs: number];

/** Marks in memory that was taken beforehand, so that a long recording's memory is not the log's. The oldest are forgotten. */
export const createMarkLog = (capacity: number) => {
  const numbers = new Float64Array(capacity);
  const times = new Float64Array(capacity);
  let count = 0;
  return {
    add: (number: number, atMs: number): void => {
      numbers[count % capacity] = number;
      times[count % capacity] = atMs;
      count += 1;
    },
    between: (fromMs: number, untilMs: number): Mark[] => {
      const marks: Mark[] = [];
      for (let index = Math.max(0, count - capacity); index < count; index += 1) {
        const atMs = times[index % capacity] ?? 0;
        if (atMs >= fromMs && atMs <= untilMs) marks.push([numbers[index % capacity] ?? 0, atMs]);
      }
      return marks;
    },
  };
};
