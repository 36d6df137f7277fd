import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { findElectron } from '../../scripts/setup/electron.mjs';
import { Fragment, type Track } from '../../src/contract/take.ts';
import { readSpeechFile } from '../../src/host/audio/read-speech.ts';
import { expectAccessible } from './support/accessibility.ts';
import { median, plainWords, sharedOnce, wordErrorRate } from './support/compare.ts';
import * as job from './support/job.ts';
import { temporaryFolder } from './support/studio.ts';
import { openWorkshop, readAttempt, recordDemo, stageSeconds, type Workshop } from './support/whole-job.ts';

test.describe.configure({ mode: 'serial' });
test.setTimeout(480_000);

let workshop: Workshop;
let removeFolder: () => Promise<void>;
let attemptId: string;
let attempt: ReturnType<typeof readAttempt>;
/** Take time of the fixture's first moment: what the truth file calls 0. */
let offsetMs: number;

const atTake = (truthMs: number): number => truthMs + offsetMs;

test.beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  removeFolder = remove;
  workshop = await openWorkshop(folder, test.info().project.name === 'electron' ? findElectron() : undefined);
});

test.afterAll(async () => {
  await workshop?.close();
  await removeFolder?.();
});

/**
 * A rendition that says nothing about the studio is recorded again, so often at most: the test model loses sentences of some (see its card), and a shared
 * machine may hold Chromium up while it plays the voice, which then has seconds of silence where the file has none.
 */
const mostRenditions = 4;
const mostWordErrors = 0.35;
/** What the checks look for, as it is said; the filler words of the truth must have been written down as well. */
const lookedFor = 'audit log';
const mostApartMs = 500;
const mostLostMs = 150;

/** How much of the voice is digital silence, which its file holds nowhere: the machine was held up while it was played. Runs from 50 ms on count. */
const lostSoundMs = async (file: string, fromMs: number, untilMs: number): Promise<number> => {
  const samples = (await readSpeechFile(file)).subarray(Math.max(0, fromMs * 16), untilMs * 16);
  let lost = 0;
  let run = 0;
  for (const value of samples) {
    run = value === 0 ? run + 1 : 0;
    if (run === 800) lost += run;
    else if (run > 800) lost++;
  }
  return lost / 16;
};

/** Records the demo and reads its report. */
const rendition = async (screenSize?: string) => {
  const { page, dataFolder, truth } = workshop;
  ({ attemptId } = await recordDemo(workshop, 'Certification', screenSize));
  await job.waitForReport(page);
  attempt = readAttempt(dataFolder, attemptId);
  console.log('seconds per stage', stageSeconds(dataFolder, attemptId));

  const spoken = plainWords(truth.text);
  const heard = attempt.transcript.words.map(({ text }) => plainWords(text)[0] ?? '');
  const wordErrors = wordErrorRate(spoken, heard);
  const said = truth.words.map(({ text }) => plainWords(text)[0] ?? '');
  const shifts = sharedOnce(said, heard).map(
    ([saidAt, heardAt]) =>
      (attempt.transcript.words[heardAt]?.startMs ?? 0) - (truth.words[saidAt]?.startMs ?? 0),
  );
  offsetMs = median(shifts);
  // Single words may be far off, the time of the whole may not jump: medians of five parts are compared.
  const each = Math.max(1, Math.floor(shifts.length / 5));
  const parts = Array.from({ length: 5 }, (_, k) => median(shifts.slice(k * each, (k + 1) * each)));
  const apartMs = Math.max(...parts) - Math.min(...parts);
  const lostMs = await lostSoundMs(
    path.join(attempt.folder, 'speech.wav'),
    atTake(0),
    atTake(truth.durationMs),
  );
  console.log(
    `word error rate ${(wordErrors * 100).toFixed(1)} % of ${spoken.length} words; parts up to ${Math.round(apartMs)} ms apart; ${Math.round(lostMs)} ms of sound lost`,
  );
  const toBeThere = truth.fillers.flatMap(({ kind, text }) => (kind === 'filler-word' ? [text] : []));
  const missing = [lookedFor, ...toBeThere].filter((text) => !heard.join(' ').includes(text));
  if (missing.length > 0) console.log('not written down:', missing.join(', '), 'in:', heard.join(' '));
  return {
    isFit:
      wordErrors <= mostWordErrors && apartMs <= mostApartMs && lostMs <= mostLostMs && missing.length === 0,
    wordErrors,
    apartMs,
    sharedWords: shifts.length,
  };
};

test('a demo is recorded and its report appears by itself', async () => {
  let last = await rendition();
  for (let count = 1; count < mostRenditions; count++) {
    if (last.isFit) break;
    await workshop.page.getByRole('link', { name: 'Attempts', exact: true }).click();
    // A smaller picture leaves the machine more time for the sound.
    last = await rendition('960 x 540');
  }
  expect(last.wordErrors).toBeLessThanOrEqual(mostWordErrors);
  expect(last.apartMs).toBeLessThanOrEqual(mostApartMs);
  expect(last.sharedWords).toBeGreaterThan(20);
});

test('every track is there, whole, and on one clock', async () => {
  const { take, folder } = attempt;
  expect(take.state).toBe('complete');
  expect(take.tracks.map(({ kind }) => kind).sort()).toEqual([
    'camera',
    'microphone',
    ...(workshop.hasScreen ? ['screen'] : []),
    'speech',
  ]);
  const ends = await Promise.all(
    take.tracks.map(async (track: Track) => {
      const input = new Input({
        source: new FilePathSource(path.join(folder, track.fileName)),
        formats: ALL_FORMATS,
      });
      const [first, end] = [await input.getFirstTimestamp(), await input.computeDuration()];
      expect(first, `${track.kind} begins`).toBeLessThanOrEqual(0.1);
      return end * 1000;
    }),
  );
  console.log('tracks end at', ends.map((end) => Math.round(end)).join(', '), 'ms');
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(100);
  for (const end of ends) expect(Math.abs(end - take.durationMs)).toBeLessThanOrEqual(100);
});

test('fragments on disk are at most a second long', () => {
  const lines = readFileSync(path.join(attempt.folder, 'fragments.jsonl'), 'utf8').trim().split('\n');
  // The first line says what is recorded, the others what was written.
  const fragments = lines.slice(1).map((line) => Fragment.parse(JSON.parse(line)));
  const lengths = fragments.map(({ startMs, endMs }) => endMs - startMs);
  expect(lengths.length).toBeGreaterThan(60);
  // A fragment is closed after 750 ms; one that waits for a processor longer than a second is not the recorder's doing, and rare.
  const longOnes = lengths.filter((length) => length > 1050);
  expect(longOnes.length / lengths.length, `long ones: ${longOnes.join(', ')} ms`).toBeLessThanOrEqual(0.02);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1500);
});

test('each planted filler is found at its place', () => {
  const { filledPauses, fillerWords } = attempt.analysis;
  const found = [...filledPauses, ...fillerWords];
  for (const filler of workshop.truth.fillers) {
    const [from, to] = [atTake(filler.startMs) - 250, atTake(filler.endMs) + 250];
    const there = found.some(({ startMs, endMs }) => startMs < to && endMs > from);
    expect(there, `${filler.text} at ${filler.startMs} ms`).toBe(true);
  }
});

test('the planted pauses are found, with their length', () => {
  for (const pause of workshop.truth.pauses.filter(({ startMs, endMs }) => endMs - startMs >= 400)) {
    const middle = atTake((pause.startMs + pause.endMs) / 2);
    const found = attempt.analysis.pauses.find(({ startMs, endMs }) => startMs <= middle && endMs >= middle);
    expect(found, `pause at ${pause.startMs} ms`).toBeDefined();
    if (!found) continue;
    expect(Math.abs(found.endMs - found.startMs - (pause.endMs - pause.startMs))).toBeLessThanOrEqual(250);
  }
});

test('a passed check has its evidence at the second where it was said, and a failed one says so', async () => {
  const checks = attempt.scorecard.criteria.flatMap((criterion) => criterion.checks);
  const audit = checks.find(({ description }) => description.includes(lookedFor));
  expect(audit?.verdict).toBe('passed');
  const said = workshop.truth.sentences.find(({ text }) => text.includes(lookedFor));
  const [evidence] = audit?.evidence ?? [];
  expect(evidence?.quote).toContain(lookedFor);
  expect(Math.abs((evidence?.startMs ?? 0) - atTake(said?.startMs ?? 0))).toBeLessThanOrEqual(400);

  const encrypted = checks.find(({ description }) => description.includes('encrypted'));
  expect(encrypted?.verdict).toBe('failed');

  const { page } = workshop;
  await page.getByRole('tab', { name: 'Checks' }).click();
  await expect(page.getByText(audit?.description ?? '').first()).toBeVisible();
  await expect(page.getByText(encrypted?.description ?? '').first()).toBeVisible();
});

test('the player plays, and the transcript leads to the moment of a word', async () => {
  const { page } = workshop;
  await page.getByRole('tab', { name: 'Words' }).click();
  const position = page.getByRole('slider', { name: 'Position' });
  // Words are text, not buttons: a screen reader reads sentences. A click on one plays from it.
  const word = page.locator('[data-word]').filter({ hasText: 'report' }).first();
  const startMs = Number(await word.getAttribute('data-start-ms'));
  await word.click();
  // It goes on by itself from there, far from the end of the take.
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(startMs + 500);
  expect(Number(await position.inputValue())).toBeLessThan(startMs + 15_000);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('the submission arrives byte for byte, with a receipt', async () => {
  const { page, folder } = workshop;
  await expectAccessible(page);
  await job.submitAttempt(page);
  await job.waitForReceipt(page);
  const receipt = attempt.receipt();
  expect(receipt.body.scoreRerun).toBe('equal');
  const arrived = path.join(folder, 'backend', 'submissions', receipt.body.submissionId, 'files');
  const names = [
    ...attempt.take.tracks.map(({ fileName }) => fileName),
    'take.json',
    'score.json',
    'transcript.json',
    'analysis.json',
  ];
  for (const name of names) {
    const [sent, kept] = [
      readFileSync(path.join(arrived, name)),
      readFileSync(path.join(attempt.folder, name)),
    ];
    expect(sent.equals(kept), name).toBe(true);
  }
});

test('the reviewer sees it, plays both pictures, and the score run again is equal', async () => {
  const { backend, hasScreen } = workshop;
  const review = await workshop.openReview();
  await review.goto(String(backend.said['reviewUrl']));
  await review.getByRole('link', { name: /Ana Pereira/ }).click();
  await review.getByRole('button', { name: 'Play', exact: true }).click();
  for (const name of hasScreen ? ['screen', 'camera'] : ['camera']) {
    const video = review.locator(`video[src*="${name}"]`);
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
      .toBeGreaterThan(0.5);
  }
  await review.getByRole('button', { name: /again/ }).click();
  await expect(review.getByText(/byte for byte/).first()).toBeVisible();
  await review.close();
});
