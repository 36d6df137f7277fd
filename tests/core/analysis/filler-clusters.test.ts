import { describe, expect, test } from 'vitest';
import { findFillerClusters } from '../../../src/core/analysis/filler-clusters.ts';
import { clusterTrigger } from '../../../src/core/analysis/triggers.ts';
import { wordsOf } from './words.ts';

const at = (...seconds: readonly number[]) =>
  seconds.map((second) => ({ startMs: second * 1000, endMs: second * 1000 + 300 }));

const after = (trigger: string) => ({ trigger, triggerKind: 'word' as const });

describe('filler clusters', () => {
  test('are three fillers within 15 s', () => {
    expect(findFillerClusters(at(10, 17, 25), () => after('price'))).toEqual([
      { startMs: 10_000, endMs: 25_300, count: 3, trigger: 'price', triggerKind: 'word' },
    ]);
    expect(findFillerClusters(at(10, 17, 25.1), () => after(''))).toEqual([]);
    expect(findFillerClusters(at(10, 17), () => after(''))).toEqual([]);
  });

  test('go on while fillers keep coming', () => {
    const found = findFillerClusters(at(10, 15, 20, 27, 33, 90, 91, 92), () => after(''));
    expect(found.map(({ count }) => count)).toEqual([5, 3]);
  });

  test('take fillers in any order', () => {
    expect(findFillerClusters(at(25, 10, 17), () => after(''))).toHaveLength(1);
  });
});

describe('what triggered a cluster', () => {
  const words = wordsOf('The price is, um, so high');
  const section = { sectionId: 'demo', title: 'The demo', startMs: 60_000, endMs: 90_000, budgetMs: 1000 };

  test('is the last word before it that is no filler', () => {
    expect(clusterTrigger(words, [3], [], [])(1000).trigger).toBe('is');
    expect(clusterTrigger(words, [3], [{ firstWordIndex: 4, lastWordIndex: 4 }], [])(1250).trigger).toBe(
      'is',
    );
  });

  test('is the section that had just begun', () => {
    expect(clusterTrigger(words, [], [], [section])(63_000).trigger).toBe('The demo');
    expect(clusterTrigger(words, [], [], [section])(70_000).trigger).toBe('high');
  });

  test('is nothing at the very beginning, or without words', () => {
    expect(clusterTrigger(words, [], [], [{ ...section, startMs: 0 }])(0).trigger).toBe('');
    expect(clusterTrigger([], [], [], [])(5000).trigger).toBe('');
  });

  test('is the screen where it had just changed, with the word said then', () => {
    const triggerAt = clusterTrigger(words, [3], [], [section], [400, 62_500]);
    expect(triggerAt(1000)).toEqual({ trigger: 'is', triggerKind: 'screen' });
    expect(triggerAt(2500)).toEqual({ trigger: 'high', triggerKind: 'word' });
    // A part that begins says more than the picture that comes with it.
    expect(triggerAt(63_000)).toEqual({ trigger: 'The demo', triggerKind: 'section' });
  });
});
