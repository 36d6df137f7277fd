import { Analysis } from '../contract/analysis.ts';
import { Corrections } from '../contract/corrections.ts';
import type { ReviewDetail, ReviewList, ReviewListItem } from '../contract/review.ts';
import { Scorecard } from '../contract/score.ts';
import type { SubmissionManifest } from '../contract/submission.ts';
import { Take, TakeEvent } from '../contract/take.ts';
import { Transcript } from '../contract/transcript.ts';
import { correctedPlaces } from '../core/score/scored-words.ts';
import { readText } from './files.ts';
import type { IndexedSubmission } from './index-store.ts';
import type { VendorKit } from './kits.ts';
import type { BackendParts } from './parts.ts';
import { readSubmitted } from './submitted-files.ts';

/** The very kit that was used, else any version of it: good enough for titles. */
const kitFor = (manifest: SubmissionManifest, kits: readonly VendorKit[]): VendorKit | undefined =>
  kits.find(({ sha256 }) => sha256 === manifest.kitSha256) ??
  kits.find(({ kit }) => kit.id === manifest.kitId);

const toItem = (
  { sealed, state, receipt, summary, announcedAt }: IndexedSubmission,
  { kits, index }: BackendParts,
): ReviewListItem => {
  const { manifest } = sealed;
  const scenarios = kitFor(manifest, kits)?.kit.scenarios ?? [];
  return {
    submissionId: manifest.submissionId,
    state,
    submitter: manifest.submitter,
    scenarioTitle: scenarios.find(({ id }) => id === manifest.scenarioId)?.title ?? manifest.scenarioId,
    announcedAt,
    receivedAt: receipt?.body.receivedAt ?? null,
    reference: receipt?.body.reviewReference ?? null,
    scoreRerun: receipt?.body.scoreRerun ?? null,
    summary,
    answeredChecks: index.decisions(manifest.submissionId).length,
  };
};

/** The list of everything that was announced, newest first. */
export const reviewList = (parts: BackendParts): ReviewList => ({
  vendorName: parts.kits[0]?.kit.brand.vendorName ?? '',
  submissions: parts.index.list().map((submission) => toItem(submission, parts)),
});

const eventsOf = (text: string | null): TakeEvent[] =>
  (text ?? '').split('\n').flatMap((line) => {
    try {
      return TakeEvent.safeParse(JSON.parse(line)).data ?? [];
    } catch {
      return [];
    }
  });

/** Everything about one submission; the files' content only once they were received and checked. */
export const reviewDetail = async (
  submission: IndexedSubmission,
  parts: BackendParts,
): Promise<ReviewDetail> => {
  const { sealed, state, receipt, note } = submission;
  const { manifest, manifestSha256, devicePublicKey, signature } = sealed;
  const { storage, index } = parts;
  const pathOf = (name: string): string => storage.file(manifest.submissionId, name);
  const transcript = await readSubmitted(pathOf('transcript.json'), Transcript);
  const corrections = await readSubmitted(pathOf('corrections.json'), Corrections);
  return {
    item: toItem(submission, parts),
    note,
    manifest,
    manifestSha256,
    devicePublicKey,
    signature,
    receipt,
    files: state === 'received' ? manifest.files : [],
    take: await readSubmitted(pathOf('take.json'), Take),
    events: eventsOf(await readText(pathOf('events.jsonl'))),
    transcript,
    corrections,
    correctedPlaces: transcript && corrections ? correctedPlaces(transcript, corrections) : [],
    analysis: await readSubmitted(pathOf('analysis.json'), Analysis),
    scorecard: await readSubmitted(pathOf('score.json'), Scorecard),
    decisions: index.decisions(manifest.submissionId),
  };
};
