import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../src/contract/primitives.ts';
import { TakeEvent } from '../../../src/contract/take.ts';
import { clampTo, eventsWithin, isPossibleRange, shortestRangeMs } from '../../../src/core/take/trim.ts';

const section = (atMs: number, sectionId: string): TakeEvent => ({
  kind: 'section-started',
  atMs,
  sectionId,
});

describe('a range of a take', () => {
  it('lies inside the take and keeps at least a second', () => {
    expect(isPossibleRange({ startMs: 0, endMs: 10_000 }, 10_000)).toBe(true);
    expect(isPossibleRange({ startMs: 500, endMs: 500 + shortestRangeMs }, 10_000)).toBe(true);
    expect(isPossibleRange({ startMs: 500, endMs: 1499 }, 10_000)).toBe(false);
    expect(isPossibleRange({ startMs: 5000, endMs: 10_001 }, 10_000)).toBe(false);
    expect(isPossibleRange({ startMs: 6000, endMs: 5000 }, 10_000)).toBe(false);
  });

  it('holds every place that is clamped to it', () => {
    expect(clampTo({ startMs: 1000, endMs: 2000 }, 0)).toBe(1000);
    expect(clampTo({ startMs: 1000, endMs: 2000 }, 1500)).toBe(1500);
    expect(clampTo({ startMs: 1000, endMs: 2000 }, 9000)).toBe(2000);
  });
});

describe('the events of a range', () => {
  const events: TakeEvent[] = [
    section(0, 'opening'),
    { kind: 'screen-changed', atMs: 900, changedShare: 0.2 },
    section(2000, 'demo'),
    { kind: 'screen-changed', atMs: 3500, changedShare: 0.4 },
    section(6000, 'close'),
  ];

  it('are told from its start, and begin with the section that was open there', () => {
    expect(eventsWithin(events, { startMs: 3000, endMs: 7000 })).toEqual([
      section(0, 'demo'),
      { kind: 'screen-changed', atMs: 500, changedShare: 0.4 },
      section(3000, 'close'),
    ]);
  });

  it('of a whole take are its events', () => {
    expect(eventsWithin(events, { startMs: 0, endMs: 10_000 })).toEqual(events);
  });

  it('never leave the range, and stay events', () => {
    const event = fc.integer({ min: 0, max: 20_000 }).map((atMs) => section(atMs, 'demo'));
    const range = fc
      .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }))
      .map(([startMs, length]): Moment => ({ startMs, endMs: startMs + length }));
    fc.assert(
      fc.property(fc.array(event), range, (some, moment) => {
        const sorted = some.toSorted((a, b) => a.atMs - b.atMs);
        for (const kept of eventsWithin(sorted, moment)) {
          expect(TakeEvent.parse(kept)).toEqual(kept);
          expect(kept.atMs).toBeLessThan(moment.endMs - moment.startMs);
        }
      }),
    );
  });
});
