import { createHash } from 'node:crypto';
import type { SubmissionFile, SubmissionManifest } from '../../../src/contract/submission.ts';
import type { Take } from '../../../src/contract/take.ts';
import type { ManifestParts } from '../../../src/core/submission/manifest.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A certification take with a screen, a microphone and the speech file. */
export const certificationTake = (): Take => ({
  schemaVersion: 1,
  attemptId: 'attempt0001',
  mode: 'certification',
  kitId: 'northwind',
  kitVersion: '1.0.0',
  scenarioId: 'first-demo',
  state: 'complete',
  startedAt: '2026-03-01T09:30:00.000Z',
  durationMs: 60_000,
  tracks: [
    track('speech', 'speech.wav', 'audio/wav', 300),
    track('screen', 'screen.mp4', 'video/mp4', 100),
    track('microphone', 'microphone.mp4', 'audio/mp4', 200),
  ],
});

const track = (
  kind: Take['tracks'][number]['kind'],
  fileName: string,
  contentType: string,
  byteLength: number,
) => ({
  kind,
  label: kind,
  contentType,
  fileName,
  byteLength,
  startMs: 0,
  endMs: 60_000,
  fragmentCount: 60,
});

/** A file as a preview lists it. */
export const fileOf = (name: string, byteLength = 10): SubmissionFile => ({
  name,
  contentType: 'application/octet-stream',
  byteLength,
  sha256: hashOf(name),
});

/** Everything a manifest of that take needs, and a stray order on purpose. */
export const manifestParts = (): ManifestParts => ({
  submissionId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  take: certificationTake(),
  scorecard: {
    kitId: 'northwind',
    kitVersion: '1.0.0',
    scenarioId: 'first-demo',
    inputs: {
      kitSha256: hashOf('kit'),
      transcriptSha256: null,
      correctionsSha256: null,
      analysisSha256: hashOf('analysis'),
    },
  },
  submitter: { name: 'Ada Example', email: 'ada@example.com', firm: 'Example Partners' },
  consentText: 'I agree that this recording is sent to the vendor.',
  consentGivenAt: '2026-03-01T10:00:00.000Z',
  studioVersion: '0.1.0',
  sealedAt: '2026-03-01T10:00:01.000Z',
  files: [
    fileOf('score.json'),
    fileOf('take.json'),
    fileOf('analysis.json'),
    fileOf('speech.wav', 300),
    fileOf('microphone.mp4', 200),
    fileOf('screen.mp4', 100),
  ],
});

/** Names of a manifest's files, in order. */
export const namesOf = (manifest: SubmissionManifest): string[] => manifest.files.map((file) => file.name);
