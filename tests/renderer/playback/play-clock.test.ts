import { expect, it } from 'vitest';
import { createPlayClock } from '../../../src/renderer/playback/play-clock.ts';

const source = { currentTime: 10, outputLatency: 0 };

it('stands still until it is started, then follows the context at its rate', () => {
  source.currentTime = 10;
  const clock = createPlayClock(source);
  clock.moveTo(3);
  source.currentTime = 12;
  expect(clock.position()).toBe(3);
  expect(clock.start(1.5).contextTime).toBe(12);
  source.currentTime = 14;
  expect(clock.position()).toBe(6);
});

it('keeps its place when stopped, moved and started again', () => {
  source.currentTime = 0;
  const clock = createPlayClock(source);
  clock.start(1);
  source.currentTime = 2;
  clock.stop();
  source.currentTime = 5;
  expect(clock.position()).toBe(2);
  clock.moveTo(40);
  clock.start(1.25);
  source.currentTime = 9;
  expect(clock.position()).toBe(45);
  expect(clock.rate).toBe(1.25);
});

it('tells what is heard, not what was handed to the speaker, and never runs backwards at the start', () => {
  const late = { currentTime: 0, outputLatency: 0.2 };
  const clock = createPlayClock(late);
  clock.moveTo(7);
  clock.start(1);
  expect(clock.position()).toBe(7);
  late.currentTime = 0.1;
  expect(clock.position()).toBe(7);
  late.currentTime = 1.2;
  expect(clock.position()).toBeCloseTo(8);
});
