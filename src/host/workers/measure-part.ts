import type { Analysis } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { AnalysisInput } from '../../core/analysis/analyse.ts';
import { moveAnalysis } from '../../core/analysis/move.ts';
import { eventsWithin, samplesWithin } from '../../core/take/trim.ts';
import { clipTranscript, moveTranscript } from '../../core/transcript/part.ts';
import { speechSampleRateHz } from '../audio/wav-header.ts';
import { runAnalysis } from './analysis.ts';
import { listen } from './listen.ts';
import type { JobOptions } from './run-worker.ts';

/** What is known of the whole take beside its sound. */
type About = Pick<AnalysisInput, 'transcript' | 'events' | 'sections' | 'bands' | 'vendorWords'>;

/**
 * Measures a part of a take as if it were all there is: its own sound, words, events and length. Places and word indexes are told as in
 * the whole take. `samples`: 16 kHz mono, all of the take.
 */
export const measurePart = async (
  samples: Float32Array,
  { transcript, events, ...about }: About,
  range: Moment,
  job: JobOptions,
): Promise<Analysis> => {
  const heard = await listen(samplesWithin(samples, range, speechSampleRateHz), job);
  const clipped = transcript && clipTranscript(transcript, range);
  const analysis = await runAnalysis(
    {
      ...heard,
      transcript: clipped && moveTranscript(clipped, -range.startMs),
      events: eventsWithin(events, range),
      ...about,
      durationMs: range.endMs - range.startMs,
    },
    job.signal ? { signal: job.signal } : {},
  );
  return moveAnalysis(analysis, { byMs: range.startMs, byWords: clipped?.words[0]?.index ?? 0 });
};
