import { describe, expect, it } from 'vitest';
import type { Corrections } from '../../../src/contract/corrections.ts';
import { canonicalBytes } from '../../../src/core/kit/canonical-json.ts';
import { scoreAttempt } from '../../../src/core/score/score-attempt.ts';
import { chooseWords } from '../../../src/core/score/scored-words.ts';
import { sampleKit, sha256, speak } from './spoken.ts';

const { transcript, analysis } = speak(['All data is scripted in transit and at rest.']);
const correctionsOf = (transcriptSha256: string): Corrections => ({
  schemaVersion: 1,
  transcriptSha256,
  changes: [
    {
      kind: 'corrected',
      madeAt: '2026-03-01T09:30:00.000Z',
      firstWordIndex: 3,
      lastWordIndex: 3,
      recognised: 'scripted',
      text: 'encrypted',
    },
  ],
});
const corrections = correctionsOf(sha256(canonicalBytes(transcript)));
const rules = { ...sampleKit.rules, correctionsCountInCertification: false };
const choose = (over: Partial<Parameters<typeof chooseWords>[0]>) =>
  chooseWords({ transcript, corrections, mode: 'practice', rules, sha256, ...over });
const textOf = (chosen: ReturnType<typeof chooseWords>): string | undefined =>
  chosen.transcript?.words[3]?.text;

describe('chooseWords', () => {
  it('takes the corrected words in practice', () => {
    const chosen = choose({});
    expect(textOf(chosen)).toBe('encrypted');
    expect(chosen.words).toEqual({ version: 'corrected', repairs: 0, corrections: 1 });
  });

  it('takes the recognised words in a certification, unless the kit counts corrections', () => {
    const chosen = choose({ mode: 'certification' });
    expect(textOf(chosen)).toBe('scripted');
    expect(chosen.words).toEqual({ version: 'recognised', repairs: 0, corrections: 1 });
    const counted = choose({ mode: 'certification', rules: { correctionsCountInCertification: true } });
    expect(textOf(counted)).toBe('encrypted');
  });

  it('passes over corrections of another transcript', () => {
    const chosen = choose({ corrections: correctionsOf('0'.repeat(64)) });
    expect(chosen).toEqual({ transcript, words: { version: 'recognised', repairs: 0, corrections: 0 } });
  });
});

it('scores by the chosen words and says which they were', () => {
  const score = (mode: 'practice' | 'certification') =>
    scoreAttempt({
      kit: { ...sampleKit, rules },
      kitSha256: '0'.repeat(64),
      scenarioId: 'product-demo',
      transcript,
      corrections,
      mode,
      analysis,
      sha256,
    });
  const encryption = (card: ReturnType<typeof score>) =>
    card.criteria.flatMap(({ checks }) => checks).find(({ description }) => description.includes('encrypted'))
      ?.verdict;
  const [practice, certification] = [score('practice'), score('certification')];
  expect([encryption(practice), practice.words?.version]).toEqual(['passed', 'corrected']);
  expect([encryption(certification), certification.words?.version]).toEqual(['failed', 'recognised']);
  expect(certification.inputs.correctionsSha256).toBe(sha256(canonicalBytes(corrections)));
  expect(certification.inputs.transcriptSha256).toBe(sha256(canonicalBytes(transcript)));
});
