import { describe, expect, it } from 'vitest';
import { ThreadWatch } from '../../../src/host/engines/thread-watch.ts';
import { threadsFor } from '../../../src/host/engines/threads.ts';

describe('ThreadWatch', () => {
  it('goes to one thread for a while when a piece takes three times as long as usual', () => {
    const watch = new ThreadWatch(3, 2);
    watch.observe(2, 1000);
    watch.observe(2, 2900);
    expect(watch.threadsFor(2)).toBe(2);
    watch.observe(2, 3100);
    expect(watch.threadsFor(2)).toBe(1);
    watch.observe(1, 1500);
    expect(watch.threadsFor(2)).toBe(1);
    watch.observe(1, 1500);
    expect(watch.threadsFor(2)).toBe(2);
  });

  it('never blames a single thread', () => {
    const watch = new ThreadWatch();
    watch.observe(1, 100);
    watch.observe(1, 10_000);
    expect(watch.threadsFor(4)).toBe(4);
  });
});

describe('threadsFor', () => {
  it('leaves the cores to the encoders while recording', () => {
    expect([1, 2, 3, 4, 16].map((cores) => threadsFor('live', cores))).toEqual([1, 1, 1, 2, 2]);
  });

  it('takes all cores but one afterwards, at most four', () => {
    expect([1, 2, 4, 8, 16].map((cores) => threadsFor('batch', cores))).toEqual([1, 1, 3, 4, 4]);
  });
});
