import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TakeEvent } from '../../../src/contract/take.ts';
import { markCue, readWrongCues } from '../../../src/host/cues/cue-marks.ts';
import { openSettings, type SettingsStore } from '../../../src/host/settings/settings-store.ts';
import { openTakeStore, type TakeStore } from '../../../src/host/take-store/take-store.ts';

const log = pino({ level: 'silent' });
let dataFolder: string;
let takes: TakeStore;
let settings: SettingsStore;
let attemptId: string;

const shown = (cueId: number): TakeEvent => ({
  kind: 'cue-shown',
  atMs: 20_000,
  cue: {
    cueId,
    kind: 'too-fast',
    about: 'too-fast',
    evidence: {
      value: 188,
      unit: 'wpm',
      band: { to: 165 },
      moment: { startMs: 10_000, endMs: 20_000 },
      context: [],
    },
  },
});

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'cue-marks-'));
  takes = await openTakeStore(join(dataFolder, 'attempts'), log);
  settings = await openSettings(dataFolder, log);
  attemptId = await takes.begin({
    mode: 'practice',
    kitId: 'sample',
    kitVersion: '1.0.0',
    scenarioId: 'product-demo',
    tracks: [{ kind: 'speech', label: 'Microphone', contentType: 'audio/wav' }],
  });
  await takes.event(attemptId, shown(1));
  await takes.event(attemptId, shown(2));
  await takes.finish(attemptId, 60_000);
});

afterEach(async () => {
  await takes.close();
  await rm(dataFolder, { recursive: true, force: true });
});

describe('a cue that is called wrong', () => {
  it('is remembered with the take, and widens its limits on this device', async () => {
    expect(await markCue({ takes, settings }, attemptId, 2, true)).toEqual([2]);
    expect(await readWrongCues(takes.folder(attemptId))).toEqual([2]);
    expect(settings.get().cues.retuning).toEqual({ 'too-fast': 1 });
  });

  it('counts once, however often it is said, and can be taken back', async () => {
    await markCue({ takes, settings }, attemptId, 1, true);
    await markCue({ takes, settings }, attemptId, 1, true);
    expect(settings.get().cues.retuning).toEqual({ 'too-fast': 1 });
    expect(await markCue({ takes, settings }, attemptId, 1, false)).toEqual([]);
    expect(settings.get().cues.retuning).toEqual({ 'too-fast': 0 });
  });

  it('must have been shown', async () => {
    await expect(markCue({ takes, settings }, attemptId, 7, true)).rejects.toMatchObject({
      code: 'cue-not-found',
    });
  });
});

it('marks that cannot be read are none', async () => {
  await writeFile(takes.folder(attemptId).cueMarks, '{"schemaVersion":1,"wrong":[');
  expect(await readWrongCues(takes.folder(attemptId))).toEqual([]);
});
