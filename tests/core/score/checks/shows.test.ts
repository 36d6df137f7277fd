import { expect, test } from 'vitest';
import { judge } from './checks.ts';
import { containing } from '../containing.ts';

const shows = {
  kind: 'shows',
  steps: [
    { title: 'Home', needsScreenChange: false, phrasings: ['This is the home page of the portal'] },
    { title: 'Reports', needsScreenChange: true, phrasings: ['Let me click on the reports tab'] },
    { title: 'Settings', needsScreenChange: true, phrasings: ['Now I open the settings page'] },
  ],
} as const;
const home = { text: 'This is the home page of the portal.' };
const reports = { text: 'Let me click on the reports tab.', screen: true };
const settings = { text: 'Now I open the settings page.', screen: true };
const talk = [
  'And this is what you see here when it is open.',
  'There are some of them on the left, and more of them on the right.',
];

test('passes with every step in order, the screen moving', () => {
  expect(judge(shows, [home, ...talk, reports, ...talk, settings])).toMatchObject({
    verdict: 'passed',
    quotes: [home.text, reports.text, settings.text],
  });
});

test('fails when a step is missing, and names it', () => {
  expect(judge(shows, [home, ...talk, settings])).toMatchObject({
    verdict: 'failed',
    reason: containing('"Reports" was not heard'),
  });
});

test('fails when the steps come in another order', () => {
  expect(judge(shows, [home, ...talk, settings, ...talk, reports])).toMatchObject({
    verdict: 'failed',
    reason: containing('"Settings" did not come in its place'),
  });
});

test('takes a later mention when the first came too early', () => {
  expect(judge(shows, [settings, home, ...talk, reports, ...talk, settings]).verdict).toBe('passed');
});

test('fails when the words are there but the screen stands still', () => {
  const still = { text: settings.text };
  expect(judge(shows, [home, reports, ...talk, ...talk, still])).toMatchObject({
    verdict: 'failed',
    reason: containing('"Settings" was named, but the screen did not change'),
  });
});

test('goes to a person when no screen change was recorded at all', () => {
  expect(judge(shows, [home, { text: reports.text }, { text: settings.text }]).verdict).toBe('person');
});

test('goes to a person when the screen was not watched where the step was named', () => {
  const lines = [home, reports, ...talk, ...talk, { text: settings.text }];
  const judgedWith = (watchedUntil: (durationMs: number) => number) =>
    judge(shows, lines, ({ analysis }) => {
      analysis.screenWatched = [{ startMs: 0, endMs: watchedUntil(analysis.durationMs) }];
    });
  expect(judgedWith((durationMs) => durationMs - 3000)).toMatchObject({
    verdict: 'person',
    reason: containing('the screen was not watched there'),
  });
  expect(judgedWith((durationMs) => durationMs).verdict).toBe('failed');
});

test('goes to a person when a step is in words that were not surely recognised', () => {
  expect(
    judge(shows, [home, reports, { text: 'Now I open the [sattings] page.', screen: true }]).verdict,
  ).toBe('person');
});
