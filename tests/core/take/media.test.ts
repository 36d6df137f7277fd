import { describe, expect, it } from 'vitest';
import { isMediaDue, mediaStanding } from '../../../src/core/take/media.ts';

const keptAt = '2026-03-10T09:00:00.000Z';
const mediaDeletedAt = '2026-03-10T09:01:00.000Z';

describe('mediaStanding', () => {
  it('is kept unless only the report is to stay, and deleted once they are', () => {
    expect(mediaStanding({})).toBe('kept');
    expect(mediaStanding({ keeps: 'report' })).toBe('until-report');
    expect(mediaStanding({ keeps: 'report', mediaDeletedAt })).toBe('deleted');
    expect(mediaStanding({ mediaDeletedAt })).toBe('deleted');
  });
});

describe('isMediaDue', () => {
  it('waits for a take that may still go on', () => {
    expect(isMediaDue({ keeps: 'report', state: 'recording' })).toBe(false);
    expect(isMediaDue({ keeps: 'report', state: 'recovered' })).toBe(false);
    expect(isMediaDue({ keeps: 'report', state: 'recovered', keptAt })).toBe(true);
    expect(isMediaDue({ keeps: 'report', state: 'complete' })).toBe(true);
  });

  it('never touches what is to be kept, nor what is gone', () => {
    expect(isMediaDue({ state: 'complete' })).toBe(false);
    expect(isMediaDue({ keeps: 'report', state: 'complete', mediaDeletedAt })).toBe(false);
  });
});
