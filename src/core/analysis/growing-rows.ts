/** Rows of small whole numbers, added one by one. */
export interface GrowingRows {
  /** Adds a row; values are rounded and kept within -127..127. */
  push(row: ArrayLike<number>): void;
  /** All values so far, row by row, as a view that the next push may replace. */
  view(): Int8Array;
}

/** Makes an empty table with rows of `width` values, a byte each. */
export const createGrowingRows = (width: number): GrowingRows => {
  let values = new Int8Array(1024 * width);
  let length = 0;
  return {
    push: (row) => {
      if (length + width > values.length) {
        const larger = new Int8Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      for (let k = 0; k < width; k++)
        values[length++] = Math.max(-127, Math.min(127, Math.round(row[k] ?? 0)));
    },
    view: () => values.subarray(0, length),
  };
};
