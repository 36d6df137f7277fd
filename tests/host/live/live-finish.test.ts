import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { sourceOfSamples } from '../../../src/host/audio/speech-source.ts';
import { wavBytes } from '../../../src/host/audio/write-wav.ts';
import { noKeptPieces } from '../../../src/host/engines/kept-pieces.ts';
import { howToRecognise } from '../../../src/host/engines/prompt.ts';
import { Recogniser } from '../../../src/host/engines/recogniser.ts';
import type { EngineInfo, EngineResult } from '../../../src/host/engines/speech-engine.ts';
import { hashFile } from '../../../src/host/hashing.ts';
import { createLiveListening, type LiveListening } from '../../../src/host/live/live-listening.ts';
import { listen } from '../../../src/host/workers/listen.ts';
import { testModelFile } from '../test-studio.ts';

const info: EngineInfo = {
  engine: 'slow',
  engineVersion: '1',
  variant: 'test',
  isSlow: false,
  isMultilingual: true,
};
const nothingSaid: EngineResult = { segments: [], language: 'en', threads: 1, wallMs: 1 };

let folder: string;
let live: LiveListening | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-finish-'));
});
afterEach(async () => {
  await live?.close();
  await rm(folder, { recursive: true, force: true });
});

it('does not hold up a report that is stopped while a piece is recognised, and hears the take to its end all the same', async () => {
  const isAsked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<EngineResult>();
  const recogniser = new Recogniser({
    load: async () => info,
    info: () => info,
    abort: async () => {},
    transcribe: () => {
      isAsked.resolve();
      return answer.promise;
    },
  });
  const model = { id: 'test', path: testModelFile, isTestModel: true, ...(await hashFile(testModelFile)) };
  const speechFile = join(folder, 'speech.wav');
  const voice = await readSpeechFile(inRoot('tests/fixtures/recordings/discovery-voice.wav'));
  await writeFile(speechFile, wavBytes(voice));
  const recordings: boolean[] = [];
  live = createLiveListening({
    recogniser,
    speechFile: () => speechFile,
    order: async () => ({ ...howToRecognise({ language: 'en', vocabulary: [] }), model, kept: noKeptPieces }),
    onRecording: (isRecording) => recordings.push(isRecording),
    log: pino({ level: 'silent' }),
  });
  live.grown('take1');
  live.grown('take1');
  await isAsked.promise;
  live.ended('take1');
  expect(recordings).toEqual([true, false]);

  const stop = new AbortController();
  const stopped = live.finish('take1', voice.length, stop.signal);
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  await expect(live.finish('take1', voice.length, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });

  answer.resolve(nothingSaid);
  const heard = await live.finish('take1', voice.length, new AbortController().signal);
  const speech = sourceOfSamples(await readSpeechFile(speechFile));
  expect(heard).toEqual(await listen(speech));
});
