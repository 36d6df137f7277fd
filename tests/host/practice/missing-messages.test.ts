import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import type { OpenStudio } from '../../../src/host/studio.ts';
import { begin, createFeeder, finish, keptKeys, reportDone } from '../live/studio-recording.ts';
import { callContext, openTestStudio } from '../test-studio.ts';

let dataFolder = '';
let studio: OpenStudio;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'missing-'));
  studio = await openTestStudio(dataFolder);
});
afterEach(async () => {
  await studio.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const missing = async (
  attemptId: string,
  { sectionId = 'close', signal = new AbortController().signal } = {},
): Promise<number | null> => {
  const place = { attemptId, scenarioId: 'product-demo', sectionId };
  return (await studio.handlers['practice.missing-messages'](place, { ...callContext(), signal })).missing;
};

const demoVoice = async () => {
  const samples = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  return createFeeder(
    Int16Array.from(samples, (sample) => Math.round(sample * 32_768)),
    5,
  );
};

describe('key messages of a running take', () => {
  it('are heard soon after they are said, before a piece of speech is complete, and nothing of it is kept', async () => {
    const feeder = await demoVoice();
    const attemptId = await begin(studio, 'practice');
    expect(await missing(attemptId)).toBeNull();
    await feeder.feed(studio, attemptId, 20_000);
    expect(await missing(attemptId)).toBe(8);
    expect(await keptKeys(dataFolder, attemptId)).toEqual([]);
    expect(await missing(attemptId, { sectionId: 'opening' })).toBe(0);
    // An alert when a device goes offline, and the audit log.
    await feeder.feed(studio, attemptId, Number.POSITIVE_INFINITY);
    expect(await missing(attemptId)).toBe(6);
    await finish(studio, attemptId, feeder.fedMs());
    await reportDone(studio, attemptId);
    expect(await missing(attemptId)).toBeNull();
  });

  it('are told as soon as recognition has caught up, to whoever still waits for it', async () => {
    const feeder = await demoVoice();
    const attemptId = await begin(studio, 'practice');
    await feeder.feed(studio, attemptId, Number.POSITIVE_INFINITY);
    const gone = new AbortController();
    const [answers, abandoned] = [
      Promise.all([missing(attemptId), missing(attemptId, { sectionId: 'opening' })]),
      missing(attemptId, { signal: gone.signal }),
    ];
    gone.abort();
    expect(await answers).toEqual([6, 0]);
    expect(await abandoned).toBeNull();
  });

  it('are not asked of a scenario that is not in the kit', async () => {
    const place = { attemptId: 'a', scenarioId: 'nothing', sectionId: 'close' };
    await expect(studio.handlers['practice.missing-messages'](place, callContext())).rejects.toMatchObject({
      code: 'scenario-not-found',
    });
  });
});
