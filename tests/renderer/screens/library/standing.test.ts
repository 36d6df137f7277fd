import { describe, expect, it } from 'vitest';
import type { AttemptSummary } from '../../../../src/contract/attempt.ts';
import { byDay } from '../../../../src/renderer/screens/library/by-day.ts';
import { standingOf } from '../../../../src/renderer/screens/library/standing.ts';

const attempt = (change: Partial<AttemptSummary> = {}): AttemptSummary => ({
  attemptId: 'attempt01',
  mode: 'practice',
  kitId: 'kit',
  scenarioId: 'demo',
  scenarioTitle: 'Demo',
  startedAt: '2026-03-10T09:00:00.000Z',
  durationMs: 60_000,
  takeState: 'complete',
  media: 'kept',
  recovery: null,
  report: { attemptId: 'attempt01', state: 'done', stage: null, fraction: 1 },
  scoreShare: 0.7,
  outcome: 'passed',
  submission: null,
  ...change,
});
const report = (state: AttemptSummary['report']['state'], fraction = 0): AttemptSummary['report'] => ({
  attemptId: 'attempt01',
  state,
  stage: null,
  fraction,
});

describe('standingOf', () => {
  it('says first what became of a submission', () => {
    expect(standingOf(attempt({ submission: 'waiting' })).text).toBe('Sealed, waits for a network');
    expect(standingOf(attempt({ submission: 'received', outcome: 'failed' })).tone).toBe('good');
  });

  it('says how far a running report is, never more than it is', () => {
    expect(standingOf(attempt({ report: report('running', 0.429), outcome: null })).text).toBe(
      'Making the report, 42%',
    );
  });

  it('says for what a report waits', () => {
    const waiting = (waitsFor: 'other-report' | 'recording') =>
      standingOf(attempt({ report: { ...report('running', 0.4), waitsFor }, outcome: null }));
    expect(waiting('other-report')).toMatchObject({ text: 'Report waits for another one', icon: 'waiting' });
    expect(waiting('recording').text).toBe('Report waits for a recording');
  });

  it('names an attempt that did not pass in a calm tone', () => {
    const standing = standingOf(attempt({ outcome: 'failed' }));
    expect(standing).toMatchObject({ text: 'Not passed yet', tone: 'neutral' });
  });

  it('has words for every state of a report', () => {
    const states = ['not-started', 'waiting-for-model', 'done', 'cancelled', 'failed'] as const;
    for (const state of states) {
      expect(standingOf(attempt({ report: report(state), outcome: null })).text).not.toBe('');
    }
  });

  it('tells a report that lacks only its words from one that failed whole', () => {
    const failed = report('failed');
    const wordless = attempt({ report: failed, outcome: 'person-needed', scoreShare: null });
    expect(standingOf(wordless).text).toBe('Words are missing');
    expect(standingOf(attempt({ report: failed, outcome: null, scoreShare: null })).text).toBe(
      'Report failed',
    );
    expect(standingOf(attempt({ report: failed, outcome: 'passed', scoreShare: 0.8 })).text).toBe(
      'Report failed',
    );
  });

  it('says that a take is still being recorded, whatever else is known', () => {
    expect(standingOf(attempt({ takeState: 'recording' })).text).toBe('Recording');
  });
});

describe('byDay', () => {
  const at = (day: number, hour: number): string => new Date(2026, 2, day, hour).toISOString();
  it('puts the newest first and gathers a day under its name', () => {
    const attempts = [
      attempt({ attemptId: 'attempt0a', startedAt: at(8, 10) }),
      attempt({ attemptId: 'attempt0b', startedAt: at(10, 8) }),
      attempt({ attemptId: 'attempt0c', startedAt: at(10, 9) }),
      attempt({ attemptId: 'attempt0d', startedAt: at(9, 9) }),
    ];
    const days = byDay(attempts, new Date(2026, 2, 10, 12));
    expect(days.map(({ title }) => title)).toEqual(['Today', 'Yesterday', 'Sun 8 March']);
    expect(days[0]?.attempts.map(({ attemptId }) => attemptId)).toEqual(['attempt0c', 'attempt0b']);
  });

  it('has no days for no attempts', () => {
    expect(byDay([], new Date())).toEqual([]);
  });
});
