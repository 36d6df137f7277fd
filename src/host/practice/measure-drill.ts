import type { Measure, MeasureId } from '../../contract/analysis.ts';
import { StudioError } from '../../contract/errors.ts';
import type { LoadedKit } from '../../contract/kit.ts';
import type { DrillResult } from '../../contract/practice.ts';
import type { Moment } from '../../contract/primitives.ts';
import { readResults } from '../attempts/summary.ts';
import { sourceOfPcm16 } from '../audio/pcm16.ts';
import { withSpeechFile } from '../audio/speech-file.ts';
import type { SpeechSource } from '../audio/speech-source.ts';
import { speechSampleRateHz } from '../audio/wav-header.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import { measurePart } from '../workers/measure-part.ts';

/** A drill shorter than this measures nothing. */
const leastDrillMs = 1_000;

/** What stands in for a measure that needs words: a drill is measured by ear alone, so that its answer is there at once. */
const byEar: Partial<Record<MeasureId, MeasureId>> = {
  'speech-rate': 'syllable-rate',
  'filler-word-share': 'filled-pauses-per-minute',
  'filler-clusters': 'filled-pauses-per-minute',
};

interface DrillOrder {
  readonly attemptId: string;
  /** Null: there is no passage. */
  readonly moment: Moment | null;
  readonly measureId: MeasureId;
}

/**
 * Measures a passage of a take and the same passage said again, both by ear alone, so that they can be compared. Without a passage, or
 * where the recording is deleted, the run's own figure is what it is compared with. Nothing of the drill is kept. Throws
 * `attempt-not-found`, `file-not-found`, `recording-too-short`, `report-not-ready`, `cancelled`.
 */
export const measureDrill = async (
  { takes, kit: { kit } }: { readonly takes: TakeStore; readonly kit: LoadedKit },
  { attemptId, moment, measureId }: DrillOrder,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<DrillResult> => {
  const again = sourceOfPcm16(bytes);
  const againMs = Math.floor((again.sampleCount * 1000) / speechSampleRateHz);
  if (againMs < leastDrillMs) throw new StudioError('recording-too-short');
  const take = await takes.load(attemptId);
  const passage = moment && { startMs: moment.startMs, endMs: Math.min(moment.endMs, take.durationMs) };
  if (passage && passage.endMs <= passage.startMs)
    throw new StudioError('bad-request', 'The passage lies outside the take.');

  const wantedOf = (measures: readonly Measure[]): Measure => {
    const wanted = byEar[measureId] ?? measureId;
    const found = measures.find(({ id }) => id === wanted);
    if (!found) throw new StudioError('bad-request', `There is no measure ${measureId}.`);
    return found;
  };
  const measure = async (speech: SpeechSource, part: Moment): Promise<Measure> => {
    // What a drill compares is heard in the voice; nothing of it hangs on a screen.
    const about = {
      transcript: null,
      events: [],
      screenWatched: [],
      sections: [],
      bands: kit.bands,
      vendorWords: kit,
    };
    return wantedOf((await measurePart(speech, about, part, { signal })).measures);
  };
  const folder = takes.folder(attemptId);
  const first = async (): Promise<Pick<DrillResult, 'first' | 'firstOf'>> => {
    if (passage && take.mediaDeletedAt === undefined)
      return {
        first: await withSpeechFile(folder.speech, (speech) => measure(speech, passage)),
        firstOf: 'passage',
      };
    const { analysis } = await readResults(folder);
    if (!analysis) throw new StudioError('report-not-ready');
    return { first: wantedOf(analysis.measures), firstOf: 'run' };
  };
  return { ...(await first()), again: await measure(again, { startMs: 0, endMs: againMs }) };
};
