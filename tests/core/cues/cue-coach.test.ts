import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScenarioCues } from '../../../src/contract/cue.ts';
import { type CueCoachOptions, createCueCoach } from '../../../src/core/cues/cue-coach.ts';
import type { CueChange } from '../../../src/core/cues/cue-scheduler.ts';
import { cueLimits } from '../../../src/core/cues/limits.ts';
import { cutRandomly, randomFrom } from '../analysis/sounds.ts';
import { hesitation, mute, type Part, quiet, runOf, talk } from './spoken-runs.ts';

const options = (more: Partial<CueCoachOptions> = {}): CueCoachOptions => ({
  limits: cueLimits({ bands: {}, profile: null, retuning: {} }),
  scenario: ScenarioCues.parse({ quietStartMs: 4_000 }),
  mode: 'on',
  standingAt: () => undefined,
  ...more,
});

const coached = (
  parts: readonly Part[],
  more: Partial<CueCoachOptions> = {},
  screenMs: readonly number[] = [],
) => {
  const { samples, activity } = runOf(parts);
  const coach = createCueCoach(options(more));
  for (const atMs of screenMs) coach.screenChanged(atMs);
  return [...coach.pushSamples(samples), ...coach.pushVoiceActivity(activity), ...coach.finish()];
};

const shown = (changes: readonly CueChange[]) =>
  changes.flatMap((change) =>
    change.kind === 'shown' ? [{ kind: change.cue.kind, atMs: change.atMs }] : [],
  );

/** Easy talk: four syllables a second are 160 words a minute. */
const easy = (seconds: number): Part => talk(seconds, 3.6);

describe('what a run is cued for', () => {
  test('easy talk: nothing at all', () => {
    expect(shown(coached([easy(10), quiet(0.5), easy(12), quiet(0.8), easy(5)]))).toEqual([]);
  });

  test('talk that becomes too fast, and the cue goes when it slows down', () => {
    const changes = coached([easy(11), talk(12, 6), easy(7)]);
    const [cue] = shown(changes);
    expect(cue?.kind).toBe('too-fast');
    expect(cue?.atMs).toBeGreaterThan(11_000);
    expect(cue?.atMs).toBeLessThan(22_000);
    expect(changes.some(({ kind, atMs }) => kind === 'mended' && atMs > 23_000 && atMs < 30_000)).toBe(true);
  });

  test('slow talk, also when a quicker word comes now and then', () => {
    const slow = [talk(1.5, 2.8), quiet(0.9)];
    const swinging = Array.from({ length: 6 }, () => [...slow, ...slow, talk(1.5, 3.4)]).flat();
    expect(shown(coached([easy(8), ...swinging])).map(({ kind }) => kind)).toEqual(['too-slow']);
  });

  test('three seconds of silence, at once, and gone with the first word', () => {
    const changes = coached([easy(5), quiet(4.5), easy(2)]);
    expect(shown(changes)).toEqual([{ kind: 'long-silence', atMs: expect.closeTo(8_000, -2.5) }]);
    const end = changes.find(({ kind }) => kind === 'ended');
    expect(end).toMatchObject({ because: 'mended', atMs: expect.closeTo(9_600, -2.5) });
  });

  test('no silence while the screen changes', () => {
    const loading = Array.from({ length: 20 }, (_, index) => 5_000 + index * 250);
    expect(shown(coached([easy(5), quiet(4.5), easy(2)], {}, loading))).toEqual([]);
  });

  test('nothing while a muted microphone gives no signal, and silence only from when it is back', () => {
    const unmuted = shown(coached([easy(5), mute(12), quiet(2), easy(1), quiet(4), easy(1)]));
    expect(unmuted).toEqual([{ kind: 'long-silence', atMs: expect.closeTo(23_100, -2.5) }]);
    expect(shown(coached([mute(30)]))).toEqual([]);
  });

  test('silence of a headset that sends nothing between sentences, once that is known', () => {
    const gaps = Array.from({ length: 3 }, () => [easy(2), mute(2)]).flat();
    expect(shown(coached([...gaps, easy(2), mute(4), easy(1)]))).toEqual([
      { kind: 'long-silence', atMs: expect.closeTo(17_100, -2.5) },
    ]);
  });

  test('a cluster of fillers', () => {
    const parts = [easy(5), ...hesitation(), easy(2), ...hesitation(), easy(2), ...hesitation(), easy(1)];
    expect(shown(coached(parts)).map(({ kind }) => kind)).toEqual(['filler-cluster']);
  });

  test('no cluster in a voice without melody: drawn-out words sound like fillers there', () => {
    const flat = talk(3, 3.6, { swing: 0.02 });
    const parts = [
      talk(9, 3.6, { swing: 0.02 }),
      ...hesitation(),
      flat,
      ...hesitation(),
      flat,
      ...hesitation(),
    ];
    const scenario = ScenarioCues.parse({ quietStartMs: 4_000, coolDownMs: 5_000 });
    expect(shown(coached([...parts, flat], { scenario })).map(({ kind }) => kind)).toEqual(['flat-pitch']);
  });

  test('a voice without melody', () => {
    expect(shown(coached([easy(3), talk(13, 3.6, { swing: 0.02 })])).map(({ kind }) => kind)).toEqual([
      'flat-pitch',
    ]);
  });

  test('a voice that is too quiet for the recording', () => {
    expect(shown(coached([easy(4), talk(7, 3.6, { gain: 0.01 })])).map(({ kind }) => kind)).toContain(
      'too-quiet',
    );
  });

  test('a section over its time', () => {
    const standing = (atMs: number) => ({
      sectionId: 'opening',
      sectionStartMs: 0,
      spentMs: atMs,
      budgetMs: 5_000,
      messagesMissing: 0,
      areMessagesKnown: true,
    });
    expect(shown(coached([easy(7)], { standingAt: standing }))).toEqual([
      { kind: 'section-over', atMs: 5_100 },
    ]);
  });

  const closing = (missingUntilMs: number, isKnown: (atMs: number) => boolean) => (atMs: number) => ({
    sectionId: 'close',
    sectionStartMs: 0,
    spentMs: Math.min(atMs, 10_000),
    budgetMs: 10_000,
    messagesMissing: atMs < missingUntilMs ? 2 : 0,
    areMessagesKnown: isKnown(atMs),
  });

  test('a key message that is due and was not heard, until it is', () => {
    const changes = coached([easy(9), easy(2)], { standingAt: closing(9_500, () => true) });
    expect(shown(changes)).toEqual([{ kind: 'message-missing', atMs: 9_000 }]);
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'ended', because: 'mended' }));
  });

  test('a key message neither begins nor ends being missing while recognition does not keep up', () => {
    const neverKnown = coached([easy(11)], { standingAt: closing(11_000, () => false) });
    expect(shown(neverKnown)).toEqual([]);
    const nowAndThen = closing(60_000, (atMs) => atMs < 9_300 || atMs > 20_000);
    const changes = coached([easy(30)], { standingAt: nowAndThen });
    expect(changes.map(({ kind }) => kind)).toEqual(['shown', 'ended']);
    expect(changes[1]).toMatchObject({ because: 'expired' });
  });
});

describe('what the vendor and the speaker have switched off', () => {
  const parts = [easy(6), talk(10, 6), easy(1)];
  test('is never cued', () => {
    expect(shown(coached(parts, { mode: 'off' }))).toEqual([]);
    expect(shown(coached(parts, { mode: 'quiet' }))).toEqual([]);
    expect(
      shown(coached(parts, { scenario: ScenarioCues.parse({ quietStartMs: 4_000, never: ['too-fast'] }) })),
    ).toEqual([]);
  });
});

test('a cue carries its numbers and the five seconds before', () => {
  const [first] = coached([easy(4), talk(12, 6)]);
  expect(first).toMatchObject({
    kind: 'shown',
    cue: { cueId: 1, evidence: { unit: 'wpm', band: { to: 165 } } },
  });
  if (first?.kind !== 'shown') return;
  const { evidence } = first.cue;
  expect(evidence.value).toBeGreaterThan(165);
  expect(evidence.context).toHaveLength(10);
  expect(evidence.moment.endMs).toBe(first.atMs);
});

test('the same run gives the same cues, however its sound arrives', () => {
  const { samples, activity } = runOf([talk(12, 6), quiet(5), easy(2), ...hesitation(), easy(1)]);
  const whole = createCueCoach(options());
  const expected = [...whole.pushSamples(samples), ...whole.pushVoiceActivity(activity), ...whole.finish()];
  expect(shown(expected).length).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const random = randomFrom(seed);
      const coach = createCueCoach(options());
      const changes: CueChange[] = [];
      const chunks = cutRandomly(samples, seed);
      let given = 0;
      while (chunks.length > 0 || given < activity.length) {
        const chunk = random() < 0.6 ? chunks.shift() : undefined;
        if (chunk) changes.push(...coach.pushSamples(chunk));
        else {
          const end = Math.min(activity.length, given + 1 + Math.floor(random() * 40));
          changes.push(...coach.pushVoiceActivity(activity.subarray(given, end)));
          given = end;
        }
      }
      expect([...changes, ...coach.finish()]).toEqual(expected);
    }),
    { numRuns: 4 },
  );
});
