import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { z } from 'zod';
import { Analysis } from '../../../src/contract/analysis.ts';
import { Scorecard } from '../../../src/contract/score.ts';
import { Receipt } from '../../../src/contract/submission.ts';
import { Take } from '../../../src/contract/take.ts';
import { Transcript } from '../../../src/contract/transcript.ts';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import * as job from './job.ts';
import {
  openBrowser,
  openElectronStudio,
  openProduct,
  type RunningHost,
  startListening,
  startStudioHost,
} from './studio.ts';
import { readTruth, type VoiceTruth, writePaddedVoice } from './voice.ts';

/** Silence that the fake microphone plays before the voice: set-up and countdown fit into it. */
const leadMs = 20_000;
/** How long before the voice the Start button is pressed: the countdown, and a breath. */
const startBeforeVoiceMs = 4_500;
const tailMs = 1_000;

/** A studio and a vendor's backend, ready for work in one folder. */
export interface Workshop {
  readonly folder: string;
  readonly dataFolder: string;
  readonly backend: RunningHost;
  readonly page: Page;
  readonly truth: VoiceTruth;
  /** False where a test cannot choose a screen. */
  readonly hasScreen: boolean;
  /** A page for the reviewer, in a browser. */
  readonly openReview: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Starts backend and studio, in Electron where its program is given; the fake devices play voice, camera and the product's page. */
export const openWorkshop = async (folder: string, electronProgram?: string): Promise<Workshop> => {
  const dataFolder = path.join(folder, 'studio');
  const backend = await startListening('src/backend/main.ts', [
    '--port',
    '0',
    '--data-dir',
    path.join(folder, 'backend'),
  ]);
  const options = { dataFolder, backendUrl: backend.url };
  const devices = {
    voiceFile: writePaddedVoice('demo-voice', folder, leadMs, 10_000),
    cameraFile: inRoot('tests/fixtures/recordings/camera.mjpeg'),
    screenTitle: 'Halden Relay demo',
  };
  const about = { folder, dataFolder, backend, truth: readTruth('demo-voice') };
  const browser = (): Promise<BrowserContext> => openBrowser(path.join(folder, 'profile'), devices);

  if (electronProgram !== undefined) {
    const app = await openElectronStudio(electronProgram, options, devices);
    const page = await app.firstWindow();
    page.setDefaultTimeout(20_000);
    let context: BrowserContext | undefined;
    return {
      ...about,
      page,
      hasScreen: false,
      openReview: async () => {
        context = await browser();
        return context.newPage();
      },
      close: async () => {
        await context?.close();
        await app.close();
        await backend.stop();
      },
    };
  }

  const host = await startStudioHost(options);
  const context = await browser();
  // Small, as browser, encoders and fake devices share two cores here: a fake microphone that is late skips.
  await (await openProduct(context)).setViewportSize({ width: 960, height: 600 });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(host.url);
  return {
    ...about,
    page,
    hasScreen: true,
    openReview: () => context.newPage(),
    close: async () => {
      await context.close();
      await host.stop();
      await backend.stop();
    },
  };
};

/** Records the whole voice with screen, camera and microphone; answers the attempt's id when Stop has been pressed. */
export const recordDemo = async (
  { page, truth, hasScreen }: Workshop,
  mode: 'Practice' | 'Certification',
  screenSize?: string,
): Promise<{ attemptId: string; stoppedAtMs: number }> => {
  const { openedAtMs } = await job.chooseScenario(page, 'Five-minute product demo', mode);
  if (hasScreen) await job.chooseScreen(page);
  if (hasScreen && screenSize !== undefined) await job.chooseScreenSize(page, screenSize);
  await job.waitForCamera(page);
  await job.untilMs(openedAtMs + leadMs - startBeforeVoiceMs);
  await job.startRecording(page);
  await job.untilMs(openedAtMs + leadMs + truth.durationMs / 3);
  await page.keyboard.press('n');
  await job.untilMs(openedAtMs + leadMs + truth.durationMs + tailMs);
  const stoppedAtMs = Date.now();
  return { attemptId: await job.stopRecording(page), stoppedAtMs };
};

const readJson = <T>(schema: z.ZodType<T>, file: string): T =>
  schema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** What the studio wrote of an attempt. */
export const readAttempt = (dataFolder: string, attemptId: string) => {
  const folder = path.join(dataFolder, 'attempts', attemptId);
  const file = (name: string): string => path.join(folder, name);
  return {
    folder,
    take: readJson(Take, file('take.json')),
    transcript: readJson(Transcript, file('transcript.json')),
    analysis: readJson(Analysis, file('analysis.json')),
    scorecard: readJson(Scorecard, file('score.json')),
    receipt: (): Receipt => readJson(Receipt, file('receipt.json')),
  };
};

const StageDone = z.object({ attemptId: z.string(), stage: z.string(), tookMs: z.number() });

/** Seconds that each stage of the report took, as the studio's log has them. */
export const stageSeconds = (dataFolder: string, attemptId: string): Record<string, number> => {
  const seconds: Record<string, number> = {};
  for (const line of readFileSync(path.join(dataFolder, 'studio.log'), 'utf8').split('\n')) {
    if (line === '') continue;
    const parsed = StageDone.safeParse(JSON.parse(line));
    if (parsed.success && parsed.data.attemptId === attemptId) {
      seconds[parsed.data.stage] = parsed.data.tookMs / 1000;
    }
  }
  return seconds;
};
