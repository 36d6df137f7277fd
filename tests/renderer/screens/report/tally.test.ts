import { expect, it } from 'vitest';
import type { CheckResult, Scorecard } from '../../../../src/contract/score.ts';
import { tally } from '../../../../src/renderer/screens/report/tally.ts';

const check = (verdict: CheckResult['verdict'], index: number): CheckResult => ({
  checkId: `check-${index}`,
  kind: 'says',
  description: 'Says it',
  points: 1,
  verdict,
  reason: '',
  evidence: [],
});

it('counts what the machine judged apart from what waits for a person', () => {
  const verdicts = ['passed', 'failed', 'person', 'passed'] as const;
  const scorecard: Scorecard = {
    schemaVersion: 1,
    scorerVersion: '1',
    kitId: 'kit',
    kitVersion: '1.0.0',
    scenarioId: 'demo',
    inputs: {
      kitSha256: 'a'.repeat(64),
      transcriptSha256: null,
      correctionsSha256: null,
      analysisSha256: 'b'.repeat(64),
    },
    words: null,
    durationMs: 1000,
    share: 0.5,
    passMarkShare: 0.7,
    outcome: 'person-needed',
    criteria: [
      {
        criterionId: 'one',
        title: 'One',
        weight: 1,
        mustPass: false,
        share: 0.5,
        checks: verdicts.map(check),
      },
    ],
    corrections: [],
    strengths: [],
  };
  expect(tally(scorecard)).toEqual({ passed: 2, judged: 3, forPerson: 1 });
});
