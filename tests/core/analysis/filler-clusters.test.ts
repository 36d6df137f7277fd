import { describe, expect, test } from 'vitest';
import { findFillerClusters } from '../../../src/core/analysis/filler-clusters.ts';
import { clusterTrigger } from '../../../src/core/analysis/triggers.ts';
import { wordsOf } from './words.ts';

const at = (...seconds: readonly number[]) =>
  seconds.map((second) => ({ startMs: second * 1000, endMs: second * 1000 + 300 }));

describe('filler clusters', () => {
  test('are three fillers within 15 s', () => {
    expect(findFillerClusters(at(10, 17, 25), () => 'price')).toEqual([
      { startMs: 10_000, endMs: 25_300, count: 3, trigger: 'price' },
    ]);
    expect(findFillerClusters(at(10, 17, 25.1), () => '')).toEqual([]);
    expect(findFillerClusters(at(10, 17), () => '')).toEqual([]);
  });

  test('go on while fillers keep coming', () => {
    const found = findFillerClusters(at(10, 15, 20, 27, 33, 90, 91, 92), () => '');
    expect(found.map(({ count }) => count)).toEqual([5, 3]);
  });

  test('take fillers in any order', () => {
    expect(findFillerClusters(at(25, 10, 17), () => '')).toHaveLength(1);
  });
});

describe('what triggered a cluster', () => {
  const words = wordsOf('The price is, um, so high');
  const section = { sectionId: 'demo', title: 'The demo', startMs: 60_000, endMs: 90_000, budgetMs: 1000 };

  test('is the last word before it that is no filler', () => {
    expect(clusterTrigger(words, [3], [], [])(1000)).toBe('is');
    expect(clusterTrigger(words, [3], [{ firstWordIndex: 4, lastWordIndex: 4 }], [])(1250)).toBe('is');
  });

  test('is the section that had just begun', () => {
    expect(clusterTrigger(words, [], [], [section])(63_000)).toBe('The demo');
    expect(clusterTrigger(words, [], [], [section])(70_000)).toBe('high');
  });

  test('is nothing at the very beginning, or without words', () => {
    expect(clusterTrigger(words, [], [], [{ ...section, startMs: 0 }])(0)).toBe('');
    expect(clusterTrigger([], [], [], [])(5000)).toBe('');
  });
});
