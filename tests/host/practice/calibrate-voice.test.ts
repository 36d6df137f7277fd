import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { calibrateVoice } from '../../../src/host/practice/calibrate-voice.ts';
import { openSettings, type SettingsStore } from '../../../src/host/settings/settings-store.ts';

let folder: string;
let settings: SettingsStore;
let pcm: Uint8Array;

const { signal } = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calibrate-'));
  settings = await openSettings(folder, pino({ level: 'silent' }));
  const samples = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  pcm = new Uint8Array(Int16Array.from(samples, (sample) => Math.round(sample * 32_767)).buffer);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('keeps what it finds of the speaker on this device', async () => {
  const result = await calibrateVoice(settings, { readingMs: 15_000, wordCount: 32 }, pcm, signal);
  expect(result.outcome).toBe('profile');
  if (result.outcome !== 'profile') return;
  expect(result.profile.syllablesPerWord).toBeGreaterThan(1);
  expect(result.profile.levelDbfs).toBeLessThan(-10);
  expect(settings.get().cues.profile).toEqual(result.profile);
});

it('says what is missing, and changes nothing then', async () => {
  const before = settings.get();
  const result = await calibrateVoice(
    settings,
    { readingMs: 2_000, wordCount: 4 },
    pcm.subarray(0, 32_000 * 4),
    signal,
  );
  expect(result).toEqual({ outcome: 'gap', gap: 'reading-too-short' });
  expect(settings.get()).toEqual(before);
});
