import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Analysis } from '../../../src/contract/analysis.ts';
import { Kit } from '../../../src/contract/kit.ts';
import { Scorecard } from '../../../src/contract/score.ts';
import { Transcript } from '../../../src/contract/transcript.ts';
import { canonicalScorecard, type ScoreInput, scoreAttempt } from '../../../src/core/score/score-attempt.ts';
import { demoTalk } from './demo-talk.ts';
import { type Line, sampleKit, sha256, speak } from './spoken.ts';

const kitSha256 = 'b'.repeat(64);
const inputOf = (lines: readonly (string | Line)[], scenarioId = 'product-demo'): ScoreInput => ({
  kit: sampleKit,
  kitSha256,
  scenarioId,
  ...speak(lines),
  sha256,
});
const bytesOf = (input: ScoreInput): string =>
  new TextDecoder().decode(canonicalScorecard(scoreAttempt(input)));

/** The same value with the fields of every object in another order. */
function reordered(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((entry) => reordered(entry, seed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, entry]): [string, unknown] => [
    name,
    reordered(entry, seed),
  ]);
  const rank = (name: string) => (name.charCodeAt(0) * 31 + name.length * 17 + seed * 7) % 11;
  return Object.fromEntries(entries.toSorted(([a], [b]) => rank(a) - rank(b)));
}

const words = fc.constantFrom(
  ...demoTalk.flatMap((line) => line.text.split(' ')),
  'not',
  'never',
  '[audit]',
  '[mumble]',
  'two',
  'hundred',
  '...',
  '\u{1f600}',
  '200',
  '-',
);
const line = fc.record({
  text: fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
  screen: fc.boolean(),
});
const talk = fc.array(fc.oneof(line, fc.constantFrom(...demoTalk)), { maxLength: 12 });
const scenarioId = fc.constantFrom(...sampleKit.scenarios.map((scenario) => scenario.id));

describe('a score', () => {
  test('is the same bytes for the same input, and fits its schema, whatever is said', () => {
    fc.assert(
      fc.property(talk, scenarioId, (lines, id) => {
        const card = scoreAttempt(inputOf(lines, id));
        expect(Scorecard.parse(card)).toEqual(card);
        expect(bytesOf(inputOf(lines, id))).toBe(bytesOf(inputOf(lines, id)));
      }),
      { numRuns: 20 },
    );
  });

  test('does not depend on the order of fields in any of its inputs', () => {
    const input = inputOf(demoTalk);
    const expected = bytesOf(input);
    for (const seed of [1, 2, 3, 4, 5]) {
      const shuffled: ScoreInput = {
        ...input,
        kit: Kit.parse(reordered(input.kit, seed)),
        transcript: Transcript.parse(reordered(input.transcript, seed)),
        analysis: Analysis.parse(reordered(input.analysis, seed)),
      };
      expect(bytesOf(shuffled)).toBe(expected);
    }
  });

  test('survives any transcript that its schema allows', () => {
    const word = fc.record({
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => text.isWellFormed()),
      startMs: fc.nat(600_000),
      endMs: fc.nat(600_000),
      index: fc.nat(5000),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      segmentIndex: fc.nat(100),
    });
    const base = inputOf(demoTalk);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), scenarioId, (list, id) => {
        if (!base.transcript) throw new Error('The base has a transcript.');
        const transcript = Transcript.parse({ ...base.transcript, words: list });
        const card = scoreAttempt({ ...base, scenarioId: id, transcript });
        expect(Scorecard.parse(card)).toEqual(card);
      }),
      { numRuns: 15 },
    );
  });

  test('shows, for every passed check on words, words that are there', () => {
    fc.assert(
      fc.property(talk, (lines) => {
        const input = inputOf(lines);
        const spoken = input.transcript?.words ?? [];
        for (const check of scoreAttempt(input).criteria.flatMap((criterion) => criterion.checks)) {
          if (check.verdict !== 'passed' || !['says', 'asks', 'answers', 'shows'].includes(check.kind))
            continue;
          expect(check.evidence.length).toBeGreaterThan(0);
          for (const { firstWordIndex, lastWordIndex, startMs, endMs } of check.evidence) {
            const own = spoken.slice(firstWordIndex, (lastWordIndex ?? -1) + 1);
            expect(own.length).toBeGreaterThan(0);
            expect(startMs).toBeLessThanOrEqual(own[0]?.startMs ?? -1);
            expect(endMs).toBeGreaterThanOrEqual(own.at(-1)?.endMs ?? Number.POSITIVE_INFINITY);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('words below the threshold never turn a pass into a fail, and never a fail into a pass', () => {
    const verdicts = (lines: readonly Line[]) =>
      scoreAttempt(inputOf(lines)).criteria.flatMap(({ checks }) =>
        checks.map((check) => ({ id: check.checkId, verdict: check.verdict })),
      );
    const says = new Set([
      'audit-log',
      'offline-alert',
      'hours-saved',
      'encryption',
      'single-sign-on',
      'staged-updates',
    ]);
    const sure = verdicts(demoTalk).filter(({ id }) => says.has(id));
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 12 }), (places) => {
        let at = -1;
        const blurred = demoTalk.map((entry) => ({
          ...entry,
          text: entry.text
            .split(' ')
            .map((text) => {
              at += 1;
              return places.includes(at) ? `[${text}]` : text;
            })
            .join(' '),
        }));
        const after = verdicts(blurred).filter(({ id }) => says.has(id));
        const turned = sure.filter(({ verdict }, index) => {
          const now = after[index]?.verdict;
          return now !== verdict && now !== 'person';
        });
        expect(turned).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
