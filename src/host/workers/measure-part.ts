import type { Analysis } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { AnalysisInput } from '../../core/analysis/analyse.ts';
import { moveAnalysis } from '../../core/analysis/move.ts';
import { momentsWithin } from '../../core/take/screen-watched.ts';
import { eventsWithin } from '../../core/take/trim.ts';
import { clipTranscript, moveTranscript } from '../../core/transcript/part.ts';
import { partOfSource, type SpeechSource } from '../audio/speech-source.ts';
import { speechSampleRateHz } from '../audio/wav-header.ts';
import { runAnalysis } from './analysis.ts';
import { type ListenOptions, listen } from './listen.ts';

/** What is known of the whole take beside its sound. */
type About = Pick<
  AnalysisInput,
  'transcript' | 'events' | 'screenWatched' | 'sections' | 'bands' | 'vendorWords'
>;

const partOf = (speech: SpeechSource, { startMs, endMs }: Moment): SpeechSource => {
  const sampleAt = (ms: number): number => Math.round((ms * speechSampleRateHz) / 1000);
  return partOfSource(speech, sampleAt(startMs), sampleAt(endMs));
};

/**
 * Measures a part of a take as if it were all there is: its own sound, words, events and length. Places and word indexes are told as in
 * the whole take. `speech`: all of the take.
 */
export const measurePart = async (
  speech: SpeechSource,
  { transcript, events, screenWatched, ...about }: About,
  range: Moment,
  job: ListenOptions,
): Promise<Analysis> => {
  const { frames, voiceActivity } = await listen(partOf(speech, range), job);
  const clipped = transcript && clipTranscript(transcript, range);
  const analysis = await runAnalysis(
    {
      frames,
      voiceActivity,
      transcript: clipped && moveTranscript(clipped, -range.startMs),
      events: eventsWithin(events, range),
      screenWatched: momentsWithin(screenWatched, range),
      ...about,
      durationMs: range.endMs - range.startMs,
    },
    job.signal ? { signal: job.signal } : {},
  );
  return moveAnalysis(analysis, { byMs: range.startMs, byWords: clipped?.words[0]?.index ?? 0 });
};
