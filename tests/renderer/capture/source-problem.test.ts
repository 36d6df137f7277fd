import { describe, expect, test } from 'vitest';
import { sourceProblem } from '../../../src/renderer/capture/source-problem.ts';

const refusal = (name: string, message = ''): DOMException => new DOMException(message, name);

describe('a source that does not open', () => {
  test.each([
    ['microphone', refusal('NotAllowedError', 'Permission denied'), 'denied'],
    ['microphone', refusal('NotAllowedError', 'Permission dismissed'), 'cancelled'],
    ['camera', refusal('NotAllowedError', 'Permission denied by system'), 'denied'],
    ['screen', refusal('NotAllowedError', 'Permission denied'), 'cancelled'],
    ['screen', refusal('NotAllowedError', 'Permission denied by system'), 'denied'],
    ['camera', refusal('NotFoundError'), 'not-found'],
    ['camera', refusal('NotReadableError', 'Could not start video source'), 'in-use'],
    ['screen', new TypeError('getDisplayMedia is not a function'), 'unsupported'],
    ['microphone', refusal('AbortError'), 'failed'],
    ['microphone', 'nonsense', 'failed'],
  ] as const)('%s: %s is %s', (kind, error, outcome) => {
    const problem = sourceProblem(kind, error);
    expect(problem.outcome).toBe(outcome);
    expect(problem.happened).toContain(kind);
    expect(problem.remedy.length).toBeGreaterThan(10);
  });
});
