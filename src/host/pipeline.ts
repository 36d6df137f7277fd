import type { Analysis } from '../contract/analysis.ts';
import type { ReportStage } from '../contract/attempt.ts';
import type { Corrections } from '../contract/corrections.ts';
import { StudioError } from '../contract/errors.ts';
import type { LoadedKit } from '../contract/kit.ts';
import type { Moment } from '../contract/primitives.ts';
import type { Scorecard } from '../contract/score.ts';
import type { AttemptMode, TakeEvent } from '../contract/take.ts';
import type { Transcript } from '../contract/transcript.ts';
import type { Listened } from '../core/analysis/listening.ts';
import { scoreAttempt } from '../core/score/score-attempt.ts';
import { chooseWords } from '../core/score/scored-words.ts';
import { repairNames } from '../core/transcript/repair/repair-names.ts';
import type { SpeechSource } from './audio/speech-source.ts';
import type { KeptPieces } from './engines/kept-pieces.ts';
import { howToRecognise } from './engines/prompt.ts';
import type { ReadyModel, RecognitionRequest, Recogniser } from './engines/recogniser.ts';
import { sha256 } from './hashing.ts';
import { runAnalysis } from './workers/analysis.ts';
import { listen } from './workers/listen.ts';
import { measurePart } from './workers/measure-part.ts';

/** What the stages after the take work on. */
export interface PipelineInput {
  readonly speech: SpeechSource;
  /** What was heard of it while it was recorded. Listened to again where it is left out, with the same result. */
  readonly heard?: Listened | null;
  readonly durationMs: number;
  readonly events: readonly TakeEvent[];
  /** When a screen was watched for changes (`screenWatchedOf`); empty where nobody watched one. */
  readonly screenWatched: readonly Moment[];
  readonly kit: LoadedKit;
  readonly scenarioId: string;
  /** Decides whether the speaker's corrections count. Left out: practice. */
  readonly mode?: AttemptMode;
  /** A transcript that is kept, for example because the speaker corrected it: nothing is recognised again. */
  readonly kept?: { readonly transcript: Transcript; readonly corrections: Corrections | null } | null;
  /** The part of a trimmed take that counts. The words are those of the whole take; what is measured and scored is the part. */
  readonly range?: Moment | null;
}

/** What they need. Without a model the words stay out, and everything that is heard without words is measured. */
export interface PipelineTools {
  readonly recogniser: Recogniser;
  readonly model: ReadyModel | null;
  /** Pieces of this take that were recognised before. */
  readonly keptPieces?: KeptPieces;
}

/** Told of each stage's progress, and given each stage's result as soon as it is there. */
export interface PipelineListener {
  readonly signal?: AbortSignal;
  /** `remainingMs`: how long the stage will still take, where that can be told. */
  readonly onProgress?: (stage: ReportStage, fraction: number, remainingMs?: number) => void;
  readonly onTranscript?: (transcript: Transcript) => Promise<void>;
  /** The words cannot be recognised; what follows is made without them. Throws where nothing is to follow. */
  readonly onWordsMissing?: (error: unknown) => Promise<void>;
  readonly onAnalysis?: (analysis: Analysis) => Promise<void>;
  readonly onScore?: (scorecard: Scorecard) => Promise<void>;
}

/** What came of it. */
export interface PipelineResult {
  readonly transcript: Transcript | null;
  readonly analysis: Analysis;
  readonly scorecard: Scorecard;
}

/** Below this there is nothing to judge, in samples of 16 kHz. */
const leastSamples = 16_000;

/** Share of the transcript stage that listening takes, before the first word is recognised, where it was not done while recording. */
const listeningShare = 0.05;

/** What came of recognition; `failure`, with its error, where that is no words. */
interface Recognised {
  readonly transcript: Transcript | null;
  readonly failure?: { readonly error: unknown };
}

/** Fails only when it is cancelled: without words there is still much to tell. */
const recogniseOrSayWhy = async (
  recogniser: Recogniser,
  request: RecognitionRequest,
): Promise<Recognised> => {
  try {
    return { transcript: await recogniser.recognise(request) };
  } catch (error) {
    const isCancelled = error instanceof StudioError && error.code === 'cancelled';
    if (isCancelled || request.signal?.aborted) throw error;
    return { transcript: null, failure: { error } };
  }
};

/**
 * From the sound of a take to its score: transcript, analysis, score, in this order and no other. Throws `recording-too-short`,
 * `scenario-not-found`, `cancelled`, and what the recogniser throws: this at the end, when all that can be told without words is told.
 */
export const runPipeline = async (
  input: PipelineInput,
  { recogniser, model, keptPieces }: PipelineTools,
  listener: PipelineListener = {},
): Promise<PipelineResult> => {
  const { speech, durationMs, events, scenarioId, mode = 'practice', kept = null, range = null } = input;
  const { kit, sha256: kitSha256 } = input.kit;
  const scenario = kit.scenarios.find(({ id }) => id === scenarioId);
  if (!scenario) throw new StudioError('scenario-not-found', scenarioId);
  if (speech.sampleCount < leastSamples) throw new StudioError('recording-too-short');
  const { signal } = listener;
  const job = (stage: ReportStage, from: number, to: number) => ({
    ...(signal === undefined ? {} : { signal }),
    onProgress: (share: number, remainingMs?: number) =>
      listener.onProgress?.(stage, from + share * (to - from), remainingMs),
  });

  // Of a trimmed take whose words are kept, only the part is listened to.
  const heard =
    kept && range ? null : (input.heard ?? (await listen(speech, job('transcript', 0, listeningShare))));
  const said: Recognised =
    model && !kept
      ? await recogniseOrSayWhy(recogniser, {
          speech,
          pieces: heard?.pieces ?? [],
          model,
          ...howToRecognise(kit),
          ...(keptPieces === undefined ? {} : { kept: keptPieces }),
          ...job('transcript', input.heard ? 0 : listeningShare, 1),
        })
      : { transcript: null };
  if (said.failure) await listener.onWordsMissing?.(said.failure.error);
  const recognised = said.transcript && repairNames(said.transcript, kit.vocabulary);
  if (recognised) await listener.onTranscript?.(recognised);
  const transcript = kept?.transcript ?? recognised;
  const corrections = kept?.corrections ?? null;
  const chosen = chooseWords({ transcript, corrections, mode, rules: kit.rules, sha256 });

  const about = {
    transcript: chosen.transcript,
    events,
    screenWatched: input.screenWatched,
    sections: scenario.sections,
    bands: kit.bands,
    vendorWords: kit,
    durationMs,
  };
  const analysis =
    heard && !range
      ? await runAnalysis(
          { ...about, frames: heard.frames, voiceActivity: heard.voiceActivity },
          job('analysis', 0, 1),
        )
      : await measurePart(speech, about, range ?? { startMs: 0, endMs: durationMs }, job('analysis', 0, 1));
  await listener.onAnalysis?.(analysis);

  listener.onProgress?.('score', 0);
  const scorecard = scoreAttempt({
    kit,
    kitSha256,
    scenarioId,
    transcript,
    corrections,
    mode,
    range,
    analysis,
    sha256,
  });
  await listener.onScore?.(scorecard);
  if (said.failure) throw said.failure.error;
  return { transcript, analysis, scorecard };
};
