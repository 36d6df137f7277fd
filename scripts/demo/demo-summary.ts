import type { Transcript } from '../../src/contract/transcript.ts';
import type { readAttempt } from '../../tests/e2e/support/whole-job.ts';

type Attempt = ReturnType<typeof readAttempt>;

/** What `npm run demo -- --json` prints. Times are seconds, the rate is words per minute, the score a share from 0 to 1. */
export const demoSummary = (attempt: Attempt, secondsPerStage: Readonly<Record<string, number>>) => {
  const { take, transcript, analysis, scorecard } = attempt;
  const receipt = attempt.receipt();
  return {
    takeSeconds: take.durationMs / 1000,
    tracks: take.tracks.map(({ kind, byteLength, startMs, endMs, widthPixels, heightPixels }) => ({
      kind,
      byteLength,
      startMs,
      endMs,
      ...(widthPixels === undefined ? {} : { widthPixels, heightPixels }),
    })),
    words: transcript.words.length,
    isTestModel: transcript.recogniser.isTestModel,
    fillers: analysis.filledPauses.length + analysis.fillerWords.length,
    pauses: analysis.pauses.length,
    speechRate: analysis.measures.find(({ id }) => id === 'speech-rate')?.value ?? null,
    score: scorecard.share,
    outcome: scorecard.outcome,
    checks: scorecard.criteria.flatMap(({ checks }) =>
      checks.map(({ checkId, kind, verdict, evidence }) => ({
        checkId,
        kind,
        verdict,
        evidence: evidence.map(({ startMs, endMs, quote }) => ({ startMs, endMs, quote })),
      })),
    ),
    receipt: receipt.body,
    secondsPerStage: { capture: take.durationMs / 1000, ...secondsPerStage },
  };
};

/** The summary for reading. */
export const printDemo = (summary: ReturnType<typeof demoSummary>, transcript: Transcript): void => {
  const percent = summary.score === null ? 'none' : `${Math.round(summary.score * 100)} %`;
  const count = (verdict: string): number =>
    summary.checks.filter((check) => check.verdict === verdict).length;
  const tracks = summary.tracks.map(({ kind }) => kind).join(', ');
  const evidence = summary.checks.find((check) => check.verdict === 'passed' && check.evidence.length > 0);
  const [clip] = evidence?.evidence ?? [];
  const { receipt } = summary;
  const seconds = Object.entries(summary.secondsPerStage).map(
    ([stage, value]) => `${stage} ${value.toFixed(1)} s`,
  );
  console.log(`
Recorded    ${summary.takeSeconds.toFixed(1)} s: ${tracks}
Heard       ${summary.words} words${summary.isTestModel ? ' (by the test model: do not rely on them)' : ''}
            "${transcript.words
              .slice(0, 11)
              .map(({ text }) => text)
              .join(' ')} …"
Measured    ${summary.speechRate ?? '?'} words per minute, ${summary.fillers} fillers, ${summary.pauses} pauses
Score       ${percent}, ${summary.outcome}: ${count('passed')} checks passed, ${count('failed')} not yet, ${count('person')} for a person
Evidence    ${evidence && clip ? `${evidence.checkId} at ${(clip.startMs / 1000).toFixed(1)} s: "${clip.quote}"` : 'none'}
Received    ${receipt.reviewReference}: ${receipt.fileCount} files, ${receipt.totalBytes} bytes, score run again: ${receipt.scoreRerun}
Time        ${seconds.join(', ')}`);
};
