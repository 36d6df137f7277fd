import { join } from 'node:path';
import { pino } from 'pino';
import { inRoot } from '../../scripts/setup/paths.mjs';
import type { TrackPlan } from '../../src/contract/take.ts';
import type { CallContext } from '../../src/host/rpc/handler.ts';
import { type OpenStudio, openStudio } from '../../src/host/studio.ts';

/** The project's tiny speech model. */
export const testModelFile = inRoot('tests/fixtures/model/test-model.en-q4_0.bin');

export const speechTrack: TrackPlan = { kind: 'speech', label: 'Microphone', contentType: 'audio/wav' };

/** A studio with the sample kit, real from socket's end to disk; with the test model, or with `null` without any. */
export const openTestStudio = (
  dataFolder: string,
  modelFile: string | null = testModelFile,
): Promise<OpenStudio> =>
  openStudio({
    dataFolder,
    kitFolder: inRoot('resources/sample-kit'),
    exportFolder: join(dataFolder, 'saved'),
    testModelFile: modelFile,
    resourcesFolder: null,
    backendUrl: null,
    shell: 'chromium',
    log: pino({ level: 'silent' }),
  });

/** What a call brings along besides its input: nobody cancels it. */
export const callContext = (bytes: Uint8Array = new Uint8Array(0)): CallContext => ({
  signal: new AbortController().signal,
  connection: new AbortController().signal,
  bytes,
});
