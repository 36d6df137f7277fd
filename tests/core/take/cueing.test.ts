import { expect, it } from 'vitest';
import { cueingOf } from '../../../src/core/take/cueing.ts';

it('asks the vendor first, and only in a certification', () => {
  expect(cueingOf({ inCertification: false }, 'certification', 'on')).toBe('off-by-vendor');
  expect(cueingOf({ inCertification: false }, 'certification', 'off')).toBe('off-by-vendor');
  expect(cueingOf({ inCertification: true }, 'certification', 'on')).toBe('on');
  expect(cueingOf({ inCertification: true }, 'certification', 'off')).toBe('off-by-speaker');
});

it('leaves practice to the speaker', () => {
  expect(cueingOf({ inCertification: false }, 'practice', 'on')).toBe('on');
  expect(cueingOf({ inCertification: false }, 'practice', 'quiet')).toBe('quiet');
  expect(cueingOf({ inCertification: false }, 'practice', 'off')).toBe('off-by-speaker');
});
