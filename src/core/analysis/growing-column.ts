/** A column of numbers that grows at its end. */
export interface GrowingColumn {
  readonly length: number;
  push(value: number): void;
  /** Value at an index; 0 outside. */
  at(index: number): number;
  /** The values so far, as a view that the next push may replace. */
  view(): Float32Array;
}

/** Makes an empty column. */
export const createGrowingColumn = (): GrowingColumn => {
  let values = new Float32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push: (value) => {
      if (length === values.length) {
        const larger = new Float32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (index) => (index >= 0 && index < length ? (values[index] as number) : 0),
    view: () => values.subarray(0, length),
  };
};
