import { z } from 'zod';
import { MeasureId } from './analysis.ts';
import { AttemptDetail, AttemptSummary, ReportProgress } from './attempt.ts';
import { Corrections, CorrectionText } from './corrections.ts';
import { ExportFile, ExportId, ExportKind } from './export.ts';
import { LoadedKit } from './kit.ts';
import { ModelId, ModelStatus } from './model.ts';
import { CalibrationResult, DrillResult, MeasureValues, ProgressPoint } from './practice.ts';
import { AttemptId, Milliseconds, Moment, Nothing, Share, Slug } from './primitives.ts';
import { GraphicsName, RecognitionSpeed } from './recognition-speed.ts';
import { Settings, SettingsChange, StudioInfo } from './settings.ts';
import { SubmissionPreview, SubmissionStatus, Submitter } from './submission.ts';
import { AttemptMode, DiskStanding, Take, TakeEvent, TrackKind, TrackPlan } from './take.ts';

/**
 * A method: what goes in, what comes out. `bytesIn`/`bytesOut` say that one binary block travels beside the JSON. Everything
 * that the page may ask of the host stands in `methods`; a handler cannot be registered without its entry.
 */
interface MethodSpec {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly bytesIn?: true;
  readonly bytesOut?: true;
}

/** A stream of events: `input` chooses, `event` is one item. */
interface StreamSpec {
  readonly input: z.ZodType;
  readonly event: z.ZodType;
}

const forAttempt = z.object({ attemptId: AttemptId });
const forExport = z.object({ exportId: ExportId });

const wordRange = {
  attemptId: AttemptId,
  firstWordIndex: z.int().min(0),
  lastWordIndex: z.int().min(0),
};

/** Every call of the page to the host, by `namespace.verb`. */
export const methods = {
  'studio.info': { input: Nothing, output: StudioInfo },
  'settings.get': { input: Nothing, output: Settings },
  'settings.change': { input: SettingsChange, output: Settings },
  'kit.current': { input: Nothing, output: LoadedKit },

  'take.begin': {
    input: z.object({
      scenarioId: Slug,
      mode: AttemptMode,
      tracks: z.array(TrackPlan).min(1).max(8),
      /** Just practise: only the report stays. Not for a certification. */
      keeps: Take.shape.keeps,
    }),
    output: forAttempt,
  },
  /**
   * Appends one fragment. Fragments of a track come in order, without a gap in `sequence`. Answers when the bytes are synced. A take that was
   * left open, by a host that crashed or a connection that stayed away, goes on in the same files.
   */
  'take.append': {
    input: z.object({
      attemptId: AttemptId,
      track: TrackKind,
      sequence: z.int().min(0),
      startMs: Milliseconds,
      endMs: Milliseconds,
    }),
    output: z.object({ byteLength: z.int().min(0), disk: DiskStanding.optional() }),
    bytesIn: true,
  },
  'take.event': { input: z.object({ attemptId: AttemptId, event: TakeEvent }), output: Nothing },
  'take.finish': { input: z.object({ attemptId: AttemptId, durationMs: Milliseconds }), output: Take },
  /** Reads a piece of a track's file for playback; at most 4 MiB at once. */
  'take.read': {
    input: z.object({
      attemptId: AttemptId,
      track: TrackKind,
      byteOffset: z.int().min(0),
      byteLength: z
        .int()
        .min(1)
        .max(4 * 1024 * 1024),
    }),
    output: z.object({ fileByteLength: z.int().min(0) }),
    bytesOut: true,
  },

  'attempts.list': { input: Nothing, output: z.object({ attempts: z.array(AttemptSummary) }) },
  'attempts.get': { input: forAttempt, output: AttemptDetail },
  /** Answers the question that a recovered take asks: it stays. Discarding it is `attempts.delete`. */
  'attempts.keep': { input: forAttempt, output: AttemptSummary },
  'attempts.delete': { input: forAttempt, output: Nothing },
  /** Opens the folder with the original files in the system's file manager. */
  'attempts.show-files': { input: forAttempt, output: z.object({ folderLabel: z.string() }) },
  /** Deletes the recording of a practice attempt; what its report says stays. */
  'attempts.delete-media': { input: forAttempt, output: AttemptSummary },
  /** Makes a practice attempt a certification attempt where the kit's rules allow it. */
  'attempts.make-certification': { input: forAttempt, output: AttemptSummary },
  /** Sets the part of a practice take that counts, or with null all of it again; the report is made anew. The take stays as it is. */
  'attempts.trim': {
    input: z.object({ attemptId: AttemptId, range: Moment.nullable() }),
    output: AttemptSummary,
  },

  /** Calls a cue wrong, or takes that back: its limits widen by it on this device. Answers the cues of the take that are called wrong. */
  'cues.mark': {
    input: z.object({ attemptId: AttemptId, cueId: z.int().min(1), isWrong: z.boolean() }),
    output: z.object({ wrongCues: z.array(z.int()) }),
  },

  'report.start': { input: forAttempt, output: ReportProgress },
  'report.cancel': { input: forAttempt, output: ReportProgress },

  /** Words `firstWordIndex..lastWordIndex` of `transcript.json` read `text`; the measures and the score follow by themselves. */
  'transcript.correct': {
    input: z.object({ ...wordRange, text: CorrectionText }),
    output: Corrections,
  },
  /** The words read as recognised again. */
  'transcript.restore': { input: z.object(wordRange), output: Corrections },
  /** Takes the last change back. */
  'transcript.undo': { input: forAttempt, output: Corrections },

  /** Opens a file to be saved, in the folder for videos. It takes its name when it is finished; until then nobody sees half of it. */
  'export.begin': {
    input: z.object({ attemptId: AttemptId, kind: ExportKind, expectedBytes: z.int().min(0) }),
    output: ExportFile,
  },
  'export.write': {
    input: z.object({ exportId: ExportId, byteOffset: z.int().min(0) }),
    output: Nothing,
    bytesIn: true,
  },
  'export.finish': { input: forExport, output: ExportFile },
  /** Removes what was written of a file that is not finished. */
  'export.cancel': { input: forExport, output: Nothing },
  /** Shows a finished file in the system's file manager. */
  'export.show': { input: forExport, output: ExportFile },

  /** Takes 16-bit 16 kHz mono speech: known words read aloud until `readingMs`, then free speech. Keeps the profile that comes of it. */
  'practice.calibrate': {
    input: z.object({ readingMs: Milliseconds, wordCount: z.int().min(1).max(1000) }),
    output: CalibrationResult,
    bytesIn: true,
  },
  /**
   * Takes 16-bit 16 kHz mono speech: a passage said again. Measures it and the passage alike, by ear alone. Without a passage (nothing was
   * said), or where the recording is deleted, the figure of the whole run stands in for it.
   */
  'practice.drill': {
    input: z.object({ attemptId: AttemptId, moment: Moment.nullable(), measureId: MeasureId }),
    output: DrillResult,
    bytesIn: true,
  },
  /**
   * How many key messages of a section were not heard yet in a take that is recorded now. Answers when recognition has caught up with the speaker; null
   * where it does not before the take ends.
   */
  'practice.missing-messages': {
    input: z.object({ attemptId: AttemptId, scenarioId: Slug, sectionId: Slug }),
    output: z.object({ missing: z.int().min(0).nullable() }),
  },
  /** The speaker's own attempts at a scenario, the oldest first, and what the vendor's exemplar measures. */
  'practice.progress': {
    input: z.object({ scenarioId: Slug }),
    output: z.object({ points: z.array(ProgressPoint), exemplar: MeasureValues }),
  },

  'models.list': { input: Nothing, output: z.object({ models: z.array(ModelStatus) }) },
  'models.download': { input: z.object({ id: ModelId }), output: ModelStatus },
  'models.cancel': { input: z.object({ id: ModelId }), output: ModelStatus },
  'models.select': { input: z.object({ id: ModelId }), output: ModelStatus },
  'models.remove': { input: z.object({ id: ModelId }), output: Nothing },
  /** Takes the user's own model file in order, piece by piece; the last piece starts its load test. */
  'models.add-file': {
    input: z.object({ fileName: z.string().max(200), byteOffset: z.int().min(0), isLast: z.boolean() }),
    output: ModelStatus.nullable(),
    bytesIn: true,
  },

  /** What recognition computes on, and what trials found. */
  'recognition.speed': { input: Nothing, output: RecognitionSpeed },
  /** Measures the processor and, where one is named, a graphics device, each in a process of its own. Cancelling the call stops it. */
  'recognition.try': {
    input: z.object({ device: GraphicsName.shape.name.nullable() }),
    output: RecognitionSpeed,
  },
  /** Computes on a graphics device that was faster in its trial; null: on the processor. */
  'recognition.use': {
    input: z.object({ device: GraphicsName.shape.name.nullable() }),
    output: RecognitionSpeed,
  },

  'submission.preview': {
    input: z.object({ attemptId: AttemptId, submitter: Submitter }),
    output: SubmissionPreview,
  },
  /** Seals exactly what the preview showed (`fileHashes` in its order) and queues it. */
  'submission.seal': {
    input: z.object({
      attemptId: AttemptId,
      submitter: Submitter,
      consentText: z.string(),
      fileHashes: z.array(z.string()).min(1),
    }),
    output: SubmissionStatus,
  },
  'submission.status': { input: forAttempt, output: SubmissionStatus.nullable() },
  'submission.try-now': { input: forAttempt, output: SubmissionStatus },
} as const satisfies Record<string, MethodSpec>;

/** Every stream of the host to the page. */
export const streams = {
  'attempts.changed': { input: Nothing, event: z.object({ attemptId: AttemptId }) },
  'report.progress': { input: forAttempt, event: ReportProgress },
  'models.changed': { input: Nothing, event: ModelStatus },
  /** How much of a trial of speed is done. */
  'recognition.trial': { input: Nothing, event: z.object({ share: Share }) },
  'submission.changed': { input: Nothing, event: SubmissionStatus },
} as const satisfies Record<string, StreamSpec>;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type MethodInput<N extends MethodName> = z.input<Methods[N]['input']>;
export type MethodOutput<N extends MethodName> = z.output<Methods[N]['output']>;
export type Streams = typeof streams;
export type StreamName = keyof Streams;
export type StreamInput<N extends StreamName> = z.input<Streams[N]['input']>;
export type StreamEvent<N extends StreamName> = z.output<Streams[N]['event']>;
