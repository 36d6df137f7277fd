/** The last values of a column that grows at its end. */
export interface RecentColumn {
  /** How many were pushed, those that are forgotten too. */
  readonly length: number;
  push(value: number): void;
  /** Value at an index; 0 outside, and where it is forgotten. */
  at(index: number): number;
}

/** Makes an empty column that remembers `size` values. */
export const createRecentColumn = (size: number): RecentColumn => {
  const values = new Float32Array(size);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push: (value) => {
      values[length++ % size] = value;
    },
    at: (index) =>
      index >= Math.max(0, length - size) && index < length ? (values[index % size] as number) : 0,
  };
};
