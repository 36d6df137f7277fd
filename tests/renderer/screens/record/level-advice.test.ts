import { describe, expect, it } from 'vitest';
import { levelAdvice } from '../../../../src/renderer/screens/record/level-advice.ts';
import { levelShare } from '../../../../src/renderer/ui/level-bar.tsx';

describe('levelAdvice', () => {
  it.each([
    [-100, false, 'Say something: the bar should move.'],
    [-38, false, 'We hear you, a little quietly. Move closer to the microphone.'],
    [-20, false, 'We hear you well.'],
  ])('for %f dBFS', (loudestDbfs, clipped, text) => {
    expect(levelAdvice(loudestDbfs, clipped)).toBe(text);
  });

  it('speaks of cut-off sound before anything else', () => {
    expect(levelAdvice(-20, true)).toMatch(/^Too loud/);
  });
});

describe('levelShare', () => {
  it('runs from a quiet room to full scale and never leaves the bar', () => {
    expect(levelShare(-100)).toBe(0);
    expect(levelShare(-60)).toBe(0);
    expect(levelShare(-30)).toBe(0.5);
    expect(levelShare(3)).toBe(1);
  });
});
