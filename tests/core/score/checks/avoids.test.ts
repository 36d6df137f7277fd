import { expect, test } from 'vitest';
import { judge, matter } from './checks.ts';
import { containing } from '../containing.ts';

const avoids = { kind: 'avoids', phrasings: ['We guarantee uptime', 'Zero downtime'] } as const;

test.each([
  ['We guarantee uptime to all of you.', 'failed'],
  ['There is zero downtime with this.', 'failed'],
  ['We promise uptime to you.', 'failed'],
  ['We do not guarantee uptime.', 'passed'],
  ['Zero downtime is not something we offer.', 'passed'],
  ['The uptime is on the chart.', 'passed'],
  ['Do we guarantee uptime?', 'person'],
  ['We [guarantee] uptime to you.', 'person'],
])('"%s": %s', (line, verdict) => {
  expect(judge(avoids, [matter, line]).verdict).toBe(verdict);
});

test('shows where it was said, every time', () => {
  const line = 'We guarantee uptime to you.';
  expect(judge(avoids, [matter, line, 'And so on and on it goes.', line]).quotes).toHaveLength(2);
});

test('counts what was read from a list as well', () => {
  expect(
    judge(avoids, [
      matter,
      'Uptime guaranteed, portal, dashboard, zero downtime, chart, backup, report, price, alert.',
    ]).verdict,
  ).toBe('failed');
});

test('is worth nothing in a talk that is about something else', () => {
  expect(judge(avoids, ['My grandmother grows tomatoes and beans.'])).toMatchObject({
    verdict: 'failed',
    reason: containing('Nothing else of the scenario'),
  });
});

test('goes to a person when it is not sure that the talk is about the scenario', () => {
  expect(judge(avoids, ['You know that the moon is made of [cheese].']).verdict).toBe('person');
});
