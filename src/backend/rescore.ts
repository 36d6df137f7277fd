import { Analysis } from '../contract/analysis.ts';
import { Corrections } from '../contract/corrections.ts';
import type { ScoreRerun } from '../contract/review.ts';
import { Scorecard } from '../contract/score.ts';
import type { SubmissionManifest } from '../contract/submission.ts';
import { Transcript } from '../contract/transcript.ts';
import { canonicalBytes, canonicalJson } from '../core/kit/canonical-json.ts';
import { scoreAttempt } from '../core/score/score-attempt.ts';
import { sha256 } from './ed25519.ts';
import type { VendorKit } from './kits.ts';
import { differencesOf } from './score-differences.ts';
import type { Storage } from './storage.ts';
import { readSubmitted } from './submitted-files.ts';

const notPossible = (reason: string): ScoreRerun => ({
  result: 'not-possible',
  reason,
  receivedSha256: null,
  rerunSha256: null,
  differences: [],
});

/**
 * Makes the score again from the vendor's own kit and the submitted transcript and analysis, and compares it with the submitted one as
 * canonical JSON: the same input gives the same bytes, or the score was not made by the studio.
 */
export const rescore = async (
  { submissionId, kitSha256, scenarioId, files }: SubmissionManifest,
  storage: Storage,
  kits: readonly VendorKit[],
): Promise<ScoreRerun> => {
  const vendorKit = kits.find((candidate) => candidate.sha256 === kitSha256);
  if (!vendorKit) return notPossible('This version of the kit is not among the kits of this backend.');
  if (!vendorKit.kit.scenarios.some((scenario) => scenario.id === scenarioId)) {
    return notPossible('This version of the kit has no such scenario.');
  }
  const pathOf = (name: string): string => storage.file(submissionId, name);
  const received = await readSubmitted(pathOf('score.json'), Scorecard);
  const analysis = await readSubmitted(pathOf('analysis.json'), Analysis);
  const transcript = await readSubmitted(pathOf('transcript.json'), Transcript);
  const corrections = await readSubmitted(pathOf('corrections.json'), Corrections);
  const isSent = (name: string): boolean => files.some((file) => file.name === name);
  const isUnreadable =
    (isSent('transcript.json') && !transcript) || (isSent('corrections.json') && !corrections);
  if (!received || !analysis || isUnreadable) {
    return notPossible('The transcript, the corrections, the analysis or the score cannot be read.');
  }
  const rerun = scoreAttempt({
    kit: vendorKit.kit,
    kitSha256,
    scenarioId,
    transcript,
    corrections,
    // Only certification takes are received.
    mode: 'certification',
    analysis,
    sha256,
  });
  const isEqual = canonicalJson(received) === canonicalJson(rerun);
  return {
    result: isEqual ? 'equal' : 'different',
    reason: isEqual ? 'Equal, byte for byte.' : explain(received, rerun),
    receivedSha256: sha256(canonicalBytes(received)),
    rerunSha256: sha256(canonicalBytes(rerun)),
    differences: isEqual ? [] : differencesOf(received, rerun),
  };
};

const explain = (received: Scorecard, rerun: Scorecard): string =>
  received.scorerVersion === rerun.scorerVersion
    ? 'The same inputs give another score here.'
    : `Scored by version ${received.scorerVersion}; this backend has ${rerun.scorerVersion}.`;
