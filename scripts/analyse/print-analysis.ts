import type { Measure } from '../../src/contract/analysis.ts';
import type { Scenario } from '../../src/contract/kit.ts';
import type { PipelineResult } from '../../src/host/pipeline.ts';

const clock = (atMs: number): string => {
  const seconds = atMs / 1000;
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
};

const valueOf = ({ value, unit, reason }: Measure): string => {
  if (value === null) return `cannot be judged (${reason ?? 'no reason given'})`;
  if (unit === 'share') return `${(value * 100).toFixed(1)} %`;
  return unit === 'count' ? String(value) : `${value} ${unit}`;
};

const bandOf = ({ from, to }: Measure['band']): string =>
  from === undefined && to === undefined ? '' : `  [${from ?? ''}..${to ?? ''}]`;

const marks = { passed: 'passed', failed: 'not yet', person: 'a person must judge' };

/** Prints transcript, measures and scorecard for reading. */
export const printAnalysis = (
  { transcript, analysis, scorecard }: PipelineResult,
  scenario: Scenario,
): void => {
  const label = transcript?.recogniser.isTestModel ? ' (by the test model: do not rely on the words)' : '';
  console.log(`${scenario.title}, ${clock(analysis.durationMs)}\n`);
  console.log(`Transcript${label}`);
  console.log(
    transcript ? `  ${transcript.words.map(({ text }) => text).join(' ')}` : '  There are no words.',
  );
  console.log('\nMeasures');
  for (const measure of analysis.measures) {
    console.log(`  ${measure.id.padEnd(26)}${valueOf(measure)}${bandOf(measure.band)}  ${measure.verdict}`);
  }
  // Rounded down, as in the report: a share below the mark never reads as the mark.
  console.log(
    `\nScore: ${scorecard.share === null ? 'none' : `${Math.floor(scorecard.share * 100 + 1e-9)} %`}, ${scorecard.outcome}`,
  );
  for (const { title, checks } of scorecard.criteria) {
    console.log(`  ${title}`);
    for (const { verdict, description, evidence } of checks) {
      const [first] = evidence;
      // A sound that is no word has no quote.
      const quote = first?.quote ? ` "${first.quote}"` : '';
      const place = first ? `  ${clock(first.startMs)}${quote}` : '';
      console.log(`    ${marks[verdict].padEnd(20)} ${description}${place}`);
    }
  }
  for (const { title, action } of scorecard.corrections) console.log(`\nNext: ${title}\n  ${action}`);
};
