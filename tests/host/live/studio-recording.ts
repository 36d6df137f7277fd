import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import type { AttemptSummary } from '../../../src/contract/attempt.ts';
import type { AttemptMode } from '../../../src/contract/take.ts';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import type { OpenStudio } from '../../../src/host/studio.ts';
import { randomFrom } from '../../core/analysis/sounds.ts';
import { callContext, speechTrack } from '../test-studio.ts';

/** A talk of several pieces: recordings one after another, with pauses in which a recogniser can begin. */
export const talk = async (): Promise<Int16Array> => {
  const parts: Int16Array[] = [];
  for (const name of ['discovery-voice', 'objection-voice']) {
    const samples = await readSpeechFile(inRoot(`tests/fixtures/recordings/${name}.wav`));
    parts.push(
      Int16Array.from(samples, (sample) => Math.round(sample * 32_768)),
      new Int16Array(3.4 * 16_000),
    );
  }
  const whole = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** A recorder that feeds a take in chunks of random size, as a page with an uneven clock would. */
export const createFeeder = (pcm: Int16Array, seed: number) => {
  const random = randomFrom(seed);
  let fed = 0;
  let sequence = 0;
  return {
    fedMs: () => Math.floor(fed / 16),
    /** Feeds up to a place in milliseconds. */
    feed: async ({ handlers }: OpenStudio, attemptId: string, untilMs: number): Promise<void> => {
      const until = Math.min(pcm.length, untilMs * 16);
      while (fed < until) {
        const end = Math.min(until, fed + 1 + Math.floor(random() * 16_000));
        const bytes = new Uint8Array(pcm.slice(fed, end).buffer);
        const times = { startMs: Math.floor(fed / 16), endMs: Math.ceil(end / 16) };
        await handlers['take.append']({ attemptId, track: 'speech', sequence, ...times }, callContext(bytes));
        fed = end;
        sequence++;
      }
    },
  };
};

export const begin = async ({ handlers }: OpenStudio, mode: AttemptMode): Promise<string> =>
  (await handlers['take.begin']({ scenarioId: 'discovery', mode, tracks: [speechTrack] }, callContext()))
    .attemptId;

export const finish = async ({ handlers }: OpenStudio, attemptId: string, durationMs: number) => {
  await handlers['take.finish']({ attemptId, durationMs }, callContext());
};

export const pause = async ({ handlers }: OpenStudio, attemptId: string, atMs: number): Promise<void> => {
  await handlers['take.event']({ attemptId, event: { kind: 'paused', atMs } }, callContext());
  await handlers['take.event']({ attemptId, event: { kind: 'resumed', atMs } }, callContext());
};

export const startReport = async ({ handlers }: OpenStudio, attemptId: string) =>
  handlers['report.start']({ attemptId }, callContext());

export const cancelReport = async ({ handlers }: OpenStudio, attemptId: string) =>
  handlers['report.cancel']({ attemptId }, callContext());

export const summaryOf = async (
  { handlers }: OpenStudio,
  attemptId: string,
): Promise<AttemptSummary | undefined> =>
  (await handlers['attempts.list']({}, callContext())).attempts.find((one) => one.attemptId === attemptId);

export const reportDone = async (studio: OpenStudio, attemptId: string): Promise<void> => {
  await expect
    .poll(async () => (await summaryOf(studio, attemptId))?.report.state, { interval: 100 })
    .toBe('done');
};

/** Keys of the pieces that are kept of an attempt, in the order in which they were recognised. */
export const keptKeys = async (dataFolder: string, attemptId: string): Promise<string[]> => {
  const text = await readFile(
    join(dataFolder, 'attempts', attemptId, 'transcript-pieces.jsonl'),
    'utf8',
  ).catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { key: string }).key);
};

/** The bytes of what was made from a take. */
export const madeFrom = async (dataFolder: string, attemptId: string): Promise<Record<string, string>> => {
  const names = ['transcript.json', 'analysis.json', 'score.json'];
  const texts = await Promise.all(
    names.map((name) => readFile(join(dataFolder, 'attempts', attemptId, name), 'utf8')),
  );
  return Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']));
};
