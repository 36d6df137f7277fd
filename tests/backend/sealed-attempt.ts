import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Analysis } from '../../src/contract/analysis.ts';
import type { Corrections } from '../../src/contract/corrections.ts';
import type { Kit } from '../../src/contract/kit.ts';
import type { Scorecard } from '../../src/contract/score.ts';
import type { SealedSubmission, SubmissionManifest } from '../../src/contract/submission.ts';
import type { AttemptMode, Take } from '../../src/contract/take.ts';
import type { Transcript } from '../../src/contract/transcript.ts';
import { canonicalBytes } from '../../src/core/kit/canonical-json.ts';
import { hashKitDocument, parseKit } from '../../src/core/kit/parse-kit.ts';
import { scoreAttempt } from '../../src/core/score/score-attempt.ts';
import { leavingFiles } from '../../src/core/submission/leaving-files.ts';
import { buildManifest } from '../../src/core/submission/manifest.ts';
import { sealSubmission } from '../../src/core/submission/seal.ts';
import { newPrivateKeyPem, signerOf } from '../../src/host/device-key/ed25519.ts';
import { hashFile, sha256 } from '../../src/host/hashing.ts';
import { vendorKit } from './vendor-kit.ts';

/** The device that seals in these tests. */
export const device = signerOf(newPrivateKeyPem());

const sentences = [
  'Good morning and thank you for your time.',
  'You told me that reports take your team a whole day.',
  'With Northwind every report takes one minute.',
  'Let me show you how that works on your own numbers.',
];

/** Words of 300 ms each, with a pause after every sentence. */
export const transcriptOf = (lines: readonly string[]): Transcript => {
  const words: Transcript['words'] = [];
  const segments: Transcript['segments'] = [];
  let startMs = 500;
  for (const [segmentIndex, line] of lines.entries()) {
    const segmentStartMs = startMs;
    for (const text of line.split(' ')) {
      words.push({
        index: words.length,
        text,
        startMs,
        endMs: startMs + 280,
        probability: 0.92,
        segmentIndex,
      });
      startMs += 300;
    }
    segments.push({
      index: segmentIndex,
      startMs: segmentStartMs,
      endMs: startMs,
      noSpeechProbability: 0.01,
      meanLogProbability: -0.2,
    });
    startMs += 800;
  }
  return {
    schemaVersion: 1,
    language: 'en',
    recogniser: {
      engine: 'whisper.cpp',
      engineVersion: '1.8.0',
      variant: 'cpu',
      threads: 2,
      modelId: 'base.en',
      modelSha256: 'a'.repeat(64),
      isTestModel: false,
    },
    pieces: [{ startMs: 0, endMs: startMs }],
    segments,
    words,
    droppedSegments: 0,
  };
};

const analysisOf = (transcript: Transcript, durationMs: number): Analysis => ({
  schemaVersion: 1,
  analyserVersion: '1.0.0',
  hasTranscript: true,
  durationMs,
  voiced: transcript.segments.map(({ startMs, endMs }) => ({ startMs, endMs })),
  pauses: [],
  filledPauses: [],
  fillerWords: [],
  fillerClusters: [],
  repetitions: [],
  questions: [],
  sections: [{ sectionId: 'opening', title: 'Opening', budgetMs: 20_000, startMs: 0, endMs: durationMs }],
  screenChanges: [],
  measures: [
    {
      id: 'speech-rate',
      value: 131,
      unit: 'wpm',
      band: { from: 100, to: 165 },
      verdict: 'inside',
      moments: [{ startMs: 0, endMs: durationMs }],
    },
  ],
  curves: {
    pace: { stepMs: 1000, values: [] },
    pitch: { stepMs: 1000, values: [] },
    level: { stepMs: 1000, values: [] },
  },
});

/** What an attempt is made of; media are random bytes unless given. */
export interface AttemptOrder {
  readonly attemptsFolder: string;
  readonly attemptId?: string;
  readonly kit?: z.input<typeof Kit>;
  readonly mode?: AttemptMode;
  readonly media?: Readonly<Record<string, Uint8Array>>;
  readonly lines?: readonly string[];
  /** What the speaker changed in the transcript of this hash. */
  readonly correctionsOf?: (transcriptSha256: string) => Corrections;
  readonly durationMs?: number;
  readonly changeScore?: (scorecard: Scorecard) => Scorecard;
  readonly changeManifest?: (manifest: SubmissionManifest) => SubmissionManifest;
}

/** An attempt on disk as the stages leave it, and its seal. */
export interface SealedAttempt {
  readonly attemptId: string;
  readonly folder: string;
  readonly sealed: SealedSubmission;
}

const contentTypes: Record<string, string> = {
  mp4: 'video/mp4',
  wav: 'audio/wav',
  bin: 'application/octet-stream',
};

const takeOf = (
  order: AttemptOrder,
  attemptId: string,
  media: Readonly<Record<string, Uint8Array>>,
): Take => ({
  schemaVersion: 1,
  attemptId,
  mode: order.mode ?? 'certification',
  kitId: 'northwind',
  kitVersion: '1.0.0',
  scenarioId: 'first-demo',
  state: 'complete',
  startedAt: '2026-03-01T09:30:00.000Z',
  durationMs: order.durationMs ?? 20_000,
  tracks: Object.entries(media).map(([fileName, bytes]) => ({
    kind: fileName.split('.')[0] as Take['tracks'][number]['kind'],
    label: 'Recorded',
    contentType: contentTypes[fileName.split('.')[1] ?? ''] ?? 'application/octet-stream',
    fileName,
    byteLength: bytes.length,
    startMs: 0,
    endMs: order.durationMs ?? 20_000,
    fragmentCount: 20,
  })),
});

/** Makes a scored attempt and seals it, through the same functions as the studio. */
export const makeSealedAttempt = async (order: AttemptOrder): Promise<SealedAttempt> => {
  const attemptId = order.attemptId ?? `at${randomBytes(8).toString('hex')}`;
  const folder = join(order.attemptsFolder, attemptId);
  await mkdir(folder, { recursive: true });
  const media = order.media ?? { 'screen.mp4': randomBytes(600_000), 'speech.wav': randomBytes(40_000) };
  const take = takeOf(order, attemptId, media);
  const transcript = transcriptOf(order.lines ?? sentences);
  const corrections = order.correctionsOf?.(sha256(canonicalBytes(transcript))) ?? null;
  const analysis = analysisOf(transcript, take.durationMs);
  const document = order.kit ?? vendorKit();
  const kitSha256 = hashKitDocument(document, sha256);
  const scored = scoreAttempt({
    kit: parseKit(document),
    kitSha256,
    scenarioId: take.scenarioId,
    transcript,
    corrections,
    mode: 'certification',
    analysis,
    sha256,
  });
  const scorecard = order.changeScore?.(scored) ?? scored;

  for (const [name, bytes] of Object.entries(media)) await writeFile(join(folder, name), bytes);
  const stages = { take, transcript, analysis, score: scorecard };
  for (const [name, value] of Object.entries(stages))
    await writeFile(join(folder, `${name}.json`), JSON.stringify(value, null, 2));
  if (corrections) await writeFile(join(folder, 'corrections.json'), JSON.stringify(corrections));
  await writeFile(join(folder, 'events.jsonl'), '');

  // A practice take cannot be sealed; where a test needs one, the seal is made as if it were not.
  const sealedAs: Take = { ...take, mode: 'certification' };
  const files = await Promise.all(
    leavingFiles(sealedAs)
      .filter(({ name }) => name !== 'corrections.json' || corrections)
      .map(async ({ name, contentType }) => ({
        name,
        contentType,
        ...(await hashFile(join(folder, name))),
      })),
  );
  const manifest = buildManifest({
    submissionId: randomUUID(),
    take: sealedAs,
    scorecard,
    submitter: { name: 'Ada Example', email: 'ada@example.com', firm: 'Example Partners' },
    consentText: document.rules.consentText,
    consentGivenAt: '2026-03-01T10:00:00.000Z',
    studioVersion: '0.1.0',
    sealedAt: '2026-03-01T10:00:01.000Z',
    files,
  });
  const sealed = sealSubmission(order.changeManifest?.(manifest) ?? manifest, { ...device, sha256 });
  return { attemptId, folder, sealed };
};
