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

  it('cancels a report that waits for another one at once, and never begins it', async () => {
    const begun: string[] = [];
    const end = Promise.withResolvers<void>();
    const { runner, untilState } = runnerFor(async (id) => {
      begun.push(id);
      await end.promise;
      return 'done';
    });
    const done = untilState('first', 'done');
    runner.start('first');
    expect(runner.start('second')).toMatchObject({ state: 'running', waitsFor: 'other-report' });
    expect(runner.cancel('second')).toMatchObject({ state: 'cancelled' });
    expect(runner.progress('second')).toMatchObject({ state: 'cancelled' });
    expect(runner.progress('first')).toEqual({
      attemptId: 'first',
      state: 'running',
      stage: 'transcript',
      fraction: 0,
    });
    end.resolve();
    await done;
    expect(begun).toEqual(['first']);
  });

  it('tells of a report that is under way that it is cancelled before its work has come to an end', async () => {
    const end = Promise.withResolvers<void>();
    const { runner, seen, untilState } = runnerFor(async (id, { signal, onProgress }) => {
      if (id === 'first') await end.promise;
      onProgress('transcript', 0.9);
      signal.throwIfAborted();
      return 'done';
    });
    runner.start('first');
    expect(runner.cancel('first')).toMatchObject({ state: 'cancelled' });
    const done = untilState('second', 'done');
    expect(runner.start('second')).toMatchObject({ waitsFor: 'other-report' });
    end.resolve();
    await done;
    const ofFirst = seen.filter(({ attemptId }) => attemptId === 'first');
    expect(ofFirst.map(({ state }) => state)).toEqual(['running', 'cancelled']);
  });

  /** Reports that last until they are cancelled or let go, and what happened to them in order. */
  const reportsThatLast = () => {
    const events: string[] = [];
    const letGo = new Map<string, () => void>();
    const made = runnerFor(async (id, { signal }) => {
      events.push(`begin ${id}`);
      await new Promise<void>((resolve) => {
        letGo.set(id, resolve);
        signal.addEventListener('abort', () => resolve());
      });
      events.push(signal.aborted ? `set aside ${id}` : `end ${id}`);
      signal.throwIfAborted();
      return 'done';
    });
    const finish = async (id: string): Promise<void> => {
      const done = made.untilState(id, 'done');
      await expect.poll(() => events.findLast((event) => event.endsWith(` ${id}`))).toBe(`begin ${id}`);
      letGo.get(id)?.();
      await done;
    };
    return { ...made, events, finish };
  };

  it('makes the report of the take that was just recorded first, and goes on with the others after it', async () => {
    const { runner, events, finish } = reportsThatLast();
    runner.start('old1', 'left-over');
    runner.start('old2', 'left-over');
    runner.start('import', 'asked');
    runner.start('take', 'recorded');
    expect(runner.progress('import')).toMatchObject({ state: 'running', waitsFor: 'other-report' });
    for (const id of ['take', 'import', 'old1', 'old2']) await finish(id);
    expect(events).toEqual([
      'begin old1',
      'set aside old1',
      'begin take',
      'end take',
      'begin import',
      'end import',
      'begin old1',
      'end old1',
      'begin old2',
      'end old2',
    ]);
  });

  it('hastens a report that was left over when a person asks for it', async () => {
    const { runner, events, finish } = reportsThatLast();
    runner.start('old1', 'left-over');
    runner.start('old2', 'left-over');
    runner.start('old3', 'left-over');
    runner.start('old3');
    await finish('old3');
    // What is under way already is not begun anew for being asked for.
    runner.start('old1');
    await finish('old1');
    await finish('old2');
    expect(events.filter((event) => event.startsWith('begin'))).toEqual([
      'begin old1',
      'begin old3',
      'begin old1',
      'begin old2',
    ]);
  });

  it('sets everything aside while a take is recorded, says so, and begins with that take afterwards', async () => {
    const { runner, events, seen, finish } = reportsThatLast();
    runner.start('old1');
    runner.rest(true);
    runner.start('old2');
    const waiting = { state: 'running', waitsFor: 'recording' };
    expect(runner.progress('old1')).toMatchObject(waiting);
    expect(runner.progress('old2')).toMatchObject(waiting);
    await expect.poll(() => events).toEqual(['begin old1', 'set aside old1']);

    runner.rest(false);
    runner.start('take', 'recorded');
    for (const id of ['take', 'old1', 'old2']) await finish(id);
    expect(events.filter((event) => event.startsWith('begin'))).toEqual([
      'begin old1',
      'begin take',
      'begin old1',
      'begin old2',
    ]);
    const ofOld1 = seen.filter(({ attemptId }) => attemptId === 'old1');
    expect(ofOld1.map(({ state, waitsFor }) => waitsFor ?? state)).toEqual([
      'running',
      'recording',
      'other-report',
      'running',
      'done',
    ]);
  });

  it('waits for no other report where there is none', async () => {
    const { runner, seen, finish } = reportsThatLast();
    runner.start('only');
    runner.rest(true);
    runner.rest(false);
    await finish('only');
    expect(seen.map(({ state, waitsFor }) => waitsFor ?? state)).toEqual([
      'running',
      'recording',
      'running',
      'done',
    ]);
  });

  it('can be stopped and forgotten while it is set aside', async () => {
    const { runner, events } = reportsThatLast();
    runner.start('old1');
    runner.start('old2');
    runner.rest(true);
    expect(runner.cancel('old1')).toMatchObject({ state: 'cancelled' });
    runner.forget('old2');
    runner.rest(false);
    await new Promise((resolve) => setImmediate(resolve));
    await runner.close();
    expect(events).toEqual(['begin old1', 'set aside old1']);
    expect(runner.progress('old1')).toMatchObject({ state: 'cancelled' });
    expect(runner.progress('old2')).toBeNull();
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
