import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { ReportProgress } from '../../../src/contract/attempt.ts';
import { StudioError } from '../../../src/contract/errors.ts';
import { createBus } from '../../../src/host/bus.ts';
import {
  createReportRunner,
  type MakeReport,
  overallFraction,
} from '../../../src/host/report/report-runner.ts';

const log = pino({ level: 'silent' });

const runnerFor = (makeReport: MakeReport) => {
  const changes = createBus<ReportProgress>();
  const seen: ReportProgress[] = [];
  changes.listen((progress) => seen.push(progress));
  const runner = createReportRunner(makeReport, changes, log);
  const untilState = (attemptId: string, state: ReportProgress['state']): Promise<ReportProgress> =>
    new Promise((resolve) => {
      const stop = changes.listen((progress) => {
        if (progress.attemptId !== attemptId || progress.state !== state) return;
        stop();
        resolve(progress);
      });
    });
  return { runner, seen, untilState };
};

describe('report runner', () => {
  it('tells every stage and ends done', async () => {
    const { runner, seen, untilState } = runnerFor(async (_id, { onProgress }) => {
      onProgress('transcript', 0.5);
      onProgress('analysis', 1);
      return 'done';
    });
    const done = untilState('attempt1', 'done');
    runner.start('attempt1');
    await done;
    expect(seen.map(({ stage }) => stage)).toEqual(['transcript', 'transcript', 'analysis', null]);
    expect(seen.map(({ fraction }) => fraction)).toEqual([...seen.map(({ fraction }) => fraction)].sort());
  });

  it('runs one report at a time, in the order asked', async () => {
    const events: string[] = [];
    const { runner, untilState } = runnerFor(async (id) => {
      events.push(`begin ${id}`);
      await Promise.resolve();
      events.push(`end ${id}`);
      return 'done';
    });
    const last = untilState('second', 'done');
    runner.start('first');
    runner.start('second');
    await last;
    expect(events).toEqual(['begin first', 'end first', 'begin second', 'end second']);
  });

  it('cancels a running report and can start it again', async () => {
    let runs = 0;
    const { runner, untilState } = runnerFor(async (_id, { signal }) => {
      runs += 1;
      if (runs > 1) return 'done';
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      signal.throwIfAborted();
      return 'done';
    });
    const cancelled = untilState('attempt1', 'cancelled');
    runner.start('attempt1');
    await Promise.resolve();
    runner.cancel('attempt1');
    await cancelled;
    const done = untilState('attempt1', 'done');
    runner.start('attempt1');
    expect((await done).fraction).toBe(1);
  });

  it('starts anew what is under way, and tells only of the new one', async () => {
    let runs = 0;
    const { runner, seen, untilState } = runnerFor(async (_id, { signal }) => {
      runs += 1;
      if (runs > 1) return 'done';
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      signal.throwIfAborted();
      return 'done';
    });
    const done = untilState('attempt1', 'done');
    runner.start('attempt1');
    await Promise.resolve();
    runner.startAnew('attempt1');
    await done;
    expect(runs).toBe(2);
    expect(seen.map(({ state }) => state)).toEqual(['running', 'running', 'done']);
    const again = untilState('attempt1', 'done');
    runner.startAnew('attempt1');
    await again;
    expect(runs).toBe(3);
  });

  it('says why a report failed, by the code of the catalogue', async () => {
    const { runner, untilState } = runnerFor(async () => {
      throw new StudioError('engine-crashed', 'Signal 11.');
    });
    const failed = untilState('attempt1', 'failed');
    runner.start('attempt1');
    expect(await failed).toMatchObject({ code: 'engine-crashed', message: 'Signal 11.' });
  });

  it('keeps the overall share between 0 and 1 and rising with the stages', () => {
    expect(overallFraction('transcript', -1)).toBe(0);
    expect(overallFraction('transcript', 1)).toBeCloseTo(overallFraction('analysis', 0));
    expect(overallFraction('score', 7)).toBe(1);
  });
});
