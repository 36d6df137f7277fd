import { describe, expect, test } from 'vitest';
import { scoreAttempt } from '../../../src/core/score/score-attempt.ts';
import { demoTalk } from './demo-talk.ts';
import { type Line, sampleKit, sha256, speak } from './spoken.ts';

const score = (
  lines: readonly (string | Line)[],
  change: (spoken: ReturnType<typeof speak>) => void = () => {},
) => {
  const spoken = speak(lines);
  change(spoken);
  return scoreAttempt({
    kit: sampleKit,
    kitSha256: 'c'.repeat(64),
    scenarioId: 'product-demo',
    ...spoken,
    sha256,
  });
};

describe('corrections', () => {
  test('are at most three, what decides most first, each with one thing to do', () => {
    const { corrections } = score([
      { text: 'If something goes wrong, you can restore it in seconds.', section: 'opening' },
      ...demoTalk.slice(3, 8),
    ]);
    expect(corrections).toHaveLength(3);
    expect(corrections[0]?.title).toContain('Says that data is encrypted');
    expect(corrections[0]?.action).toBe(
      'Say it in one sentence, for example: "All data is encrypted in transit and at rest"',
    );
    expect(corrections.map(({ title }) => title)).toContainEqual(expect.stringContaining('restore'));
    for (const { title, action } of corrections)
      expect(Math.min(title.length, action.length)).toBeGreaterThan(10);
  });

  test('link to the moment', () => {
    const { corrections } = score([...demoTalk, 'You can restore it in seconds.']);
    const [first] = corrections;
    expect(first?.title).toContain('restore');
    expect(first?.moments).toHaveLength(1);
    expect(first?.detail).toContain('"You can restore it in seconds."');
  });

  test('go on with measures outside their bands when few checks failed', () => {
    const { corrections } = score(demoTalk, ({ analysis }) => {
      // Every check is met but two messages.
      analysis.sections = [
        { sectionId: 'opening', title: 'Opening', budgetMs: 45_000, startMs: 0, endMs: 45_000 },
        { sectionId: 'portal', title: 'Portal', budgetMs: 105_000, startMs: 0, endMs: 105_000 },
        ...analysis.sections.filter((section) => section.sectionId === 'close'),
      ];
      analysis.measures = [
        {
          id: 'speech-rate',
          value: 150,
          unit: 'wpm',
          band: { from: 100, to: 165 },
          verdict: 'inside',
          moments: [],
        },
        {
          id: 'filled-pauses-per-minute',
          value: 3,
          unit: 'per min',
          band: { to: 5 },
          verdict: 'inside',
          moments: [],
        },
        {
          id: 'pitch-variation',
          value: 1.2,
          unit: 'semitones',
          band: { from: 2 },
          verdict: 'below',
          moments: [{ startMs: 0, endMs: 8000 }],
        },
        { id: 'noise-floor', value: -30, unit: 'dBFS', band: { to: -45 }, verdict: 'above', moments: [] },
      ];
    });
    expect(corrections.map(({ title }) => title)).toEqual([
      'Not met: Says that firmware updates go out in stages and can be rolled back',
      'Not met: Says that the set-up needs no code',
      'Pitch variation: 1.2 semitones',
    ]);
    expect(corrections[2]).toMatchObject({
      detail: 'The band is at least 2 semitones.',
      moments: [{ startMs: 0, endMs: 8000 }],
    });
  });

  describe('of filled pauses', () => {
    /** Of the demo talk with so many filled pauses a minute, under a rubric without them; `band`: the kit's own, where it sets one. */
    const titles = (perMinute: number, band?: { to: number }) => {
      const kit = structuredClone(sampleKit);
      if (band) kit.bands = { 'filled-pauses-per-minute': band };
      const [scenario] = kit.scenarios;
      if (scenario) scenario.rubric.criteria = scenario.rubric.criteria.filter(({ id }) => id === 'security');
      const { transcript, analysis } = speak(demoTalk);
      const within = band ?? { to: 5 };
      const flat = { unit: 'semitones' as const, band: { from: 2 }, verdict: 'below' as const, moments: [] };
      const verdict = perMinute > within.to ? 'above' : 'inside';
      analysis.measures = [
        {
          id: 'filled-pauses-per-minute',
          value: perMinute,
          unit: 'per min',
          band: within,
          verdict,
          moments: [],
        },
        { id: 'pitch-variation', value: 1.2, ...flat },
      ];
      const about = { kit, kitSha256: 'c'.repeat(64), scenarioId: 'product-demo' };
      return scoreAttempt({ ...about, transcript, analysis, sha256 }).corrections.map(({ title }) => title);
    };

    test('are for more than 12 a minute; from 5 on they are a note that takes no correction away', () => {
      for (const perMinute of [5, 5.1, 12])
        expect(titles(perMinute)).toEqual(['Pitch variation: 1.2 semitones']);
      expect(titles(12.1)).toEqual(['Filled pauses: 12.1 a minute', 'Pitch variation: 1.2 semitones']);
    });

    test('follow the band of the kit where it sets one', () => {
      expect(titles(3.5, { to: 3 })[0]).toBe('Filled pauses: 3.5 a minute');
      expect(titles(5.1, { to: 5 })[0]).toBe('Filled pauses: 5.1 a minute');
      expect(titles(14, { to: 15 })).toEqual(['Pitch variation: 1.2 semitones']);
    });
  });
});

describe('strengths', () => {
  test('are at most three, with the speaker\u2019s own words and one measure', () => {
    const { strengths } = score(demoTalk);
    expect(strengths).toHaveLength(3);
    expect(strengths[0]).toMatchObject({
      title: 'Says that data is encrypted in transit and at rest',
      detail: 'Your words: "All data is encrypted in transit and at rest."',
    });
    expect(strengths[0]?.moments).toHaveLength(1);
    expect(strengths[2]?.title).toBe('Speech rate: 150 words a minute');
  });

  test('are not found where there is nothing to praise', () => {
    const { strengths } = score([], ({ analysis }) => {
      analysis.measures = [];
    });
    expect(strengths).toEqual([]);
  });
});
