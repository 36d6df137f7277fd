import type { Analysis } from '../contract/analysis.ts';
import type { ReportStage } from '../contract/attempt.ts';
import type { Corrections } from '../contract/corrections.ts';
import { StudioError } from '../contract/errors.ts';
import type { LoadedKit } from '../contract/kit.ts';
import type { Moment } from '../contract/primitives.ts';
import type { Scorecard } from '../contract/score.ts';
import type { AttemptMode, TakeEvent } from '../contract/take.ts';
import type { Transcript } from '../contract/transcript.ts';
import { hearSpeech } from '../core/analysis/speech-analyser.ts';
import { scoreAttempt } from '../core/score/score-attempt.ts';
import { chooseWords } from '../core/score/scored-words.ts';
import { defaultPrompt, type ReadyModel, type Recogniser } from './engines/recogniser.ts';
import { sha256 } from './hashing.ts';
import { runAnalysis } from './workers/analysis.ts';
import { listen } from './workers/listen.ts';
import { measurePart } from './workers/measure-part.ts';

/** What the stages after the take work on. `samples`: 16 kHz mono. */
export interface PipelineInput {
  readonly samples: Float32Array;
  readonly durationMs: number;
  readonly events: readonly TakeEvent[];
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
}

/** Told of each stage's progress, and given each stage's result as soon as it is there. */
export interface PipelineListener {
  readonly signal?: AbortSignal;
  readonly onProgress?: (stage: ReportStage, fraction: number) => void;
  readonly onTranscript?: (transcript: Transcript) => Promise<void>;
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

/** Share of the transcript stage that listening takes, before the first word is recognised. */
const listeningShare = 0.15;

/**
 * From the sound of a take to its score: transcript, analysis, score, in this order and no other. Throws `recording-too-short`,
 * `scenario-not-found`, `cancelled`, and what the recogniser throws.
 */
export const runPipeline = async (
  input: PipelineInput,
  { recogniser, model }: PipelineTools,
  listener: PipelineListener = {},
): Promise<PipelineResult> => {
  const { samples, durationMs, events, scenarioId, mode = 'practice', kept = null, range = null } = input;
  const { kit, sha256: kitSha256 } = input.kit;
  const scenario = kit.scenarios.find(({ id }) => id === scenarioId);
  if (!scenario) throw new StudioError('scenario-not-found', scenarioId);
  if (samples.length < leastSamples) throw new StudioError('recording-too-short');
  const { signal } = listener;
  const job = (stage: ReportStage, from: number, to: number) => ({
    ...(signal === undefined ? {} : { signal }),
    onProgress: (share: number) => listener.onProgress?.(stage, from + share * (to - from)),
  });

  // Of a trimmed take whose words are kept, only the part is listened to.
  const heard = kept && range ? null : await listen(samples, job('transcript', 0, listeningShare));
  const voiced = heard ? hearSpeech(heard.frames, heard.voiceActivity).voiced : [];
  const language = kit.language.split('-')[0] ?? kit.language;
  const recognised =
    model && !kept
      ? await recogniser.recognise({
          samples,
          voiced,
          model,
          language,
          prompt: defaultPrompt(language),
          ...job('transcript', listeningShare, 1),
        })
      : null;
  if (recognised) await listener.onTranscript?.(recognised);
  const transcript = kept?.transcript ?? recognised;
  const corrections = kept?.corrections ?? null;
  const chosen = chooseWords({ transcript, corrections, mode, rules: kit.rules, sha256 });

  const about = {
    transcript: chosen.transcript,
    events,
    sections: scenario.sections,
    bands: kit.bands,
    vendorWords: kit,
    durationMs,
  };
  const analysis =
    heard && !range
      ? await runAnalysis({ ...heard, ...about }, job('analysis', 0, 1))
      : await measurePart(samples, about, range ?? { startMs: 0, endMs: durationMs }, job('analysis', 0, 1));
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
  return { transcript, analysis, scorecard };
};
