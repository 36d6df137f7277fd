import { expect, it } from 'vitest';
import { changedLimits } from '../../../../src/renderer/screens/calibration/changed-limits.ts';

const kit = { bands: {}, language: 'en' };
const profile = {
  syllablesPerWord: 1.2,
  levelDbfs: -25,
  pitchSemitones: 2.5,
  measuredAt: '2026-03-10T09:00:00.000Z',
};
const limitOf = (change: Partial<typeof profile>, cue: string) =>
  changedLimits(kit, { ...profile, ...change }).find((limit) => limit.cue === cue);

it('tells a speaker of short words to slow down at fewer syllables', () => {
  const fast = limitOf({}, 'too-fast');
  expect(fast).toMatchObject({ side: 'from', unit: 'syllables/s', changed: true });
  expect(fast?.own).toBeCloseTo((165 * 1.2) / 60, 5);
  expect(fast?.own).toBeLessThan(fast?.usual ?? 0);
});

it('asks a loud speaker to speak up sooner, and never a quiet one later than everyone', () => {
  expect(limitOf({ levelDbfs: -25 }, 'too-quiet')).toMatchObject({ own: -35, usual: -45, changed: true });
  expect(limitOf({ levelDbfs: -50 }, 'too-quiet')).toMatchObject({ own: -45, changed: false });
});

it('calls a calm voice flat only below a share of its own movement', () => {
  expect(limitOf({ pitchSemitones: 2.5 }, 'flat-pitch')).toMatchObject({ own: 1.5, usual: 2, changed: true });
  expect(limitOf({ pitchSemitones: 5 }, 'flat-pitch')).toMatchObject({ own: 2, changed: false });
});
