import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isRecorderActive,
  nextRecorderState,
  type RecorderState,
  type RecorderTransition,
} from '../../../src/core/capture/recorder-state.ts';

const transitions: RecorderTransition[] = ['start', 'started', 'pause', 'resume', 'stop', 'stopped', 'fail'];

const run = (steps: readonly RecorderTransition[]): RecorderState =>
  steps.reduce<RecorderState>((state, step) => nextRecorderState(state, step) ?? state, 'idle');

describe('recorder states', () => {
  test('a take runs from idle through a pause to stopped', () => {
    expect(run(['start', 'started', 'pause'])).toBe('paused');
    expect(run(['start', 'started', 'pause', 'resume', 'stop', 'stopped'])).toBe('stopped');
  });

  test('stopping twice, or pausing before the start, means nothing', () => {
    expect(nextRecorderState('stopping', 'stop')).toBeUndefined();
    expect(nextRecorderState('idle', 'pause')).toBeUndefined();
  });

  test('whatever happens, a recorder that has ended never records again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...transitions)), (steps) => {
        const state = run(steps);
        if (state !== 'stopped' && state !== 'failed') return;
        for (const transition of transitions) expect(nextRecorderState(state, transition)).toBeUndefined();
        expect(isRecorderActive(state)).toBe(false);
      }),
    );
  });

  test('anything that has begun can fail', () => {
    for (const state of ['starting', 'recording', 'paused', 'stopping'] as const)
      expect(nextRecorderState(state, 'fail')).toBe('failed');
  });
});
