import { describe, expect, it } from 'vitest';
import { formatBand, formatValue, unitName } from '../../../src/renderer/format/measure.ts';

describe('formatBand', () => {
  it('names both ends', () => {
    expect(formatBand({ from: 100, to: 165 }, 'wpm')).toBe('Aim for 100 to 165');
  });
  it('names one end where the other is open or nothing', () => {
    expect(formatBand({ to: 5 }, 'per min')).toBe('Aim for 5 or less');
    expect(formatBand({ from: 0, to: 0.04 }, 'share')).toBe('Aim for 4% or less');
    expect(formatBand({ from: 2 }, 'semitones')).toBe('Aim for 2 or more');
  });
  it('says none where nothing is allowed', () => {
    expect(formatBand({ to: 0 }, 'count')).toBe('Aim for none');
    expect(formatBand({ from: 0, to: 0 }, 'count')).toBe('Aim for none');
  });
  it('keeps both ends of a level, whose numbers are negative', () => {
    expect(formatBand({ from: -30, to: -14 }, 'dBFS')).toBe('Aim for -30 to -14');
  });
  it('is empty without a band', () => {
    expect(formatBand({}, 'dB')).toBe('');
  });
});

describe('formatValue', () => {
  it('writes shares as per cent and seconds as a length', () => {
    expect(formatValue(0.034, 'share')).toBe('3.4%');
    expect(formatValue(72, 's')).toBe('1 min 12 s');
    expect(unitName('s')).toBe('');
  });
  it('names the unit in words', () => {
    expect(`${formatValue(141.6, 'wpm')} ${unitName('wpm')}`).toBe('142 words per minute');
  });
});
