import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { sidecarCacheFolder } from '../../../../scripts/build-sidecar.mjs';
import { baseShape, ensureScriptedModel } from '../../speech/speed/scripted-model.ts';
import { startBenchHost } from '../machine/host.ts';
import { openStage, type Stage } from '../machine/stage.ts';
import type { BenchOptions } from '../options.ts';
import { readBack } from '../read-back.ts';
import { runStudio } from '../studio-run.ts';
import { writeBusySpeech } from './busy-speech.ts';
import type { PairedRun } from './paired-figures.ts';

/** How long a report may take after Stop before the next recording begins without waiting for it. */
const longestReportMs = 60_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A stage whose studio has its own data folder below the common one, and a speech model or none. */
const withHost = async (stage: Stage, name: string, modelFile: string | undefined): Promise<Stage> => {
  const dataFolder = path.join(stage.dataFolder, name);
  const host = await startBenchHost(dataFolder, undefined, modelFile);
  const file = (relative: string): string => stage.pages.file(`${name}/${relative}`);
  return { ...stage, dataFolder, host, pages: { ...stage.pages, file } };
};

const linesOf = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

/** Pieces that were recognised in all takes of a stage's studio. */
const piecesIn = ({ dataFolder }: Stage): number => {
  const attempts = path.join(dataFolder, 'attempts');
  const folders = existsSync(attempts) ? readdirSync(attempts) : [];
  return folders.flatMap((name) => linesOf(path.join(attempts, name, 'transcript-pieces.jsonl'))).length;
};

const recordOnce = async (
  stage: Stage,
  options: BenchOptions,
  reader: Page,
  hasRecognition: boolean,
  log: (line: string) => void,
): Promise<PairedRun> => {
  log(`Records with live recognition ${hasRecognition ? 'on' : 'off'}.`);
  const before = piecesIn(stage);
  let atStop = before;
  const run = await runStudio(stage, options, reader, log, () => {
    atStop = piecesIn(stage);
  });
  const scoreFile = path.join(stage.dataFolder, run.folder, 'score.json');
  // What is left to recognise must not run into the next recording.
  const limitMs = Date.now() + longestReportMs;
  while (!existsSync(scoreFile) && Date.now() < limitMs) await sleep(250);
  const stopToReportMs = existsSync(scoreFile) ? statSync(scoreFile).mtimeMs - run.stopPressedMs : Number.NaN;
  const pieces = piecesIn(stage) - before;
  const { pictures } = await readBack(stage, reader, run, undefined);
  return {
    hasRecognition,
    pictures,
    cpuShare: run.cpuSeconds / run.measuredSeconds,
    recogniserShare: (run.cpuKinds.get('recogniser') ?? 0) / run.measuredSeconds,
    longestBlockMs: run.longestBlockMs,
    pieces,
    piecesLeftAtStop: pieces - (atStop - before),
    stopToReportMs,
    recordedSeconds: run.take.durationMs / 1000,
  };
};

/** Records the same marks in turn with and without live recognition: on, off, off, on, so that a machine that warms up favours neither. */
export const runPaired = async (
  options: BenchOptions,
  log: (line: string) => void,
): Promise<readonly PairedRun[]> => {
  const modelFile = path.join(path.dirname(sidecarCacheFolder()), 'yardstick', 'base-q8_0.bin');
  ensureScriptedModel(modelFile, baseShape);
  const stage = await openStage(options, log, writeBusySpeech);
  const stages: Stage[] = [];
  try {
    const on = await withHost(stage, 'with-recognition', modelFile);
    stages.push(on);
    const off = await withHost(stage, 'without-recognition', undefined);
    stages.push(off);
    const reader = await stage.browser.context.newPage();
    await reader.goto(stage.pages.address('index.html'));
    const runs: PairedRun[] = [];
    for (const each of [on, off, off, on])
      runs.push(await recordOnce(each, options, reader, each === on, log));
    return runs;
  } finally {
    for (const { host } of stages) await host.stop();
    await stage.close();
  }
};
