import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSourceClock } from '../../../src/core/capture/source-clock.ts';
import { createTakeClock } from '../../../src/core/capture/take-clock.ts';

describe('take clock', () => {
  test('counts from the start, and says how long before it a moment was', () => {
    const clock = createTakeClock();
    expect(clock.at(50)).toBeUndefined();
    clock.start(100);
    expect(clock.at(350)).toBe(250);
    expect(clock.at(90)).toBe(-10);
    expect(clock.elapsed(90)).toBe(0);
  });

  test('stands still in a pause, and still answers for moments before it', () => {
    const clock = createTakeClock();
    clock.start(0);
    clock.pause(1000);
    clock.resume(5000);
    expect(clock.at(800)).toBe(800);
    expect(clock.at(3000)).toBeUndefined();
    expect(clock.elapsed(3000)).toBe(1000);
    expect(clock.at(5500)).toBe(1500);
  });

  test('never runs backwards, however often it is paused', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 30 }), (gaps) => {
        const clock = createTakeClock();
        clock.start(0);
        let wall = 0;
        let last = 0;
        for (const [index, gap] of gaps.entries()) {
          wall += gap;
          if (index % 2 === 0) clock.pause(wall);
          else clock.resume(wall);
          const elapsed = clock.elapsed(wall);
          expect(elapsed).toBeGreaterThanOrEqual(last);
          expect(elapsed).toBeLessThanOrEqual(wall);
          last = elapsed;
        }
      }),
    );
  });

  test('pausing twice, or resuming what runs, changes nothing', () => {
    const clock = createTakeClock();
    clock.start(0);
    clock.resume(10);
    clock.pause(100);
    clock.pause(200);
    clock.resume(300);
    expect(clock.at(400)).toBe(200);
  });
});

describe('source clock', () => {
  test('finds the offset between two clocks within the shortest delay', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 200 }),
        (offset, delays) => {
          const clock = createSourceClock();
          for (const [index, delay] of delays.entries()) {
            const captured = index * 33;
            clock.observe(captured - offset, captured + delay);
          }
          expect(clock.wallMs(500 - offset)).toBeCloseTo(500 + Math.min(...delays), 6);
        },
      ),
    );
  });

  test('follows a clock that drifts by 200 ppm for an hour', () => {
    const clock = createSourceClock();
    let worst = 0;
    for (let wall = 0; wall < 3_600_000; wall += 33) {
      const own = wall * 1.0002;
      clock.observe(own, wall + 2);
      if (wall > 1000) worst = Math.max(worst, Math.abs((clock.wallMs(own) ?? 0) - wall));
    }
    expect(worst).toBeLessThan(10);
  });

  test('knows nothing before it has seen a piece', () => {
    expect(createSourceClock().wallMs(0)).toBeUndefined();
  });

  test('never says that a piece was captured after it arrived', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.nat(300)), { minLength: 1 }),
        (pieces) => {
          const clock = createSourceClock();
          let wall = 0;
          for (const [timestamp, wait] of pieces) {
            wall += wait;
            clock.observe(timestamp, wall);
            expect(clock.wallMs(timestamp)).toBeLessThanOrEqual(wall);
          }
        },
      ),
    );
  });

  test('a source whose timestamps step back is learnt anew at once', () => {
    const clock = createSourceClock();
    for (let wall = 0; wall < 100; wall += 10) clock.observe(wall + 900, wall + 1);
    for (let wall = 100; wall < 200; wall += 10) clock.observe(wall, wall + 2);
    expect(clock.wallMs(200)).toBe(202);
  });

  test('a source that moves its zero is believed after two seconds, a hiccup is not', () => {
    const clock = createSourceClock();
    for (let wall = 0; wall < 1000; wall += 10) clock.observe(wall, wall + 1);
    for (let wall = 1000; wall < 2000; wall += 10) clock.observe(wall, wall + 200);
    expect(clock.wallMs(2000)).toBe(2001);
    for (let wall = 2000; wall < 3000; wall += 10) clock.observe(wall, wall + 1);
    for (let wall = 3000; wall < 6000; wall += 10) clock.observe(wall - 500, wall + 1);
    expect(clock.wallMs(5500)).toBe(6001);
  });
});
