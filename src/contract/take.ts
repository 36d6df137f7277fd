import { z } from 'zod';
import { Cue, CueEnd } from './cue.ts';
import { AttemptId, Milliseconds, Share, Sha256, Slug, Timestamp } from './primitives.ts';

/** What a recording is for. Practice has no way out of the machine. */
export const AttemptMode = z.enum(['practice', 'certification']);
export type AttemptMode = z.infer<typeof AttemptMode>;

/**
 * A track of a take. Every track is a file of its own, so that a track that stalls or ends cannot hold back another.
 * `speech` is 16 kHz mono PCM16, the input of everything that listens; `original` is an imported file, byte for byte.
 */
export const TrackKind = z.enum(['screen', 'camera', 'microphone', 'system-sound', 'speech', 'original']);
export type TrackKind = z.infer<typeof TrackKind>;

/** How a track was meant when the take began; `label` is the device's or file's own name, for the speaker's eyes. */
export const TrackPlan = z.object({
  kind: TrackKind,
  label: z.string().max(200),
  contentType: z.string().max(100),
  codec: z.string().max(60).optional(),
  widthPixels: z.int().positive().optional(),
  heightPixels: z.int().positive().optional(),
  framesPerSecond: z.number().positive().optional(),
  sampleRateHz: z.int().positive().optional(),
  channels: z.int().positive().optional(),
});
export type TrackPlan = z.infer<typeof TrackPlan>;

/** One appended piece of a track's file, at most 1 s of media. `byteOffset` is where it starts in the file. */
export const Fragment = z.object({
  track: TrackKind,
  sequence: z.int().min(0),
  byteOffset: z.int().min(0),
  byteLength: z.int().min(0),
  startMs: Milliseconds,
  endMs: Milliseconds,
});
export type Fragment = z.infer<typeof Fragment>;

/** A track of a finished or recovered take. `sha256` is set when the take is closed. */
export const Track = TrackPlan.extend({
  fileName: z.string().regex(/^[a-z-]+\.[a-z0-9]{2,5}$/),
  byteLength: z.int().min(0),
  startMs: Milliseconds,
  endMs: Milliseconds,
  fragmentCount: z.int().min(0),
  sha256: Sha256.optional(),
});
export type Track = z.infer<typeof Track>;

/** Why a picture's quality changed: the encoder or the disk fell behind, or there has been room for a good while. */
export const QualityReason = z.enum(['encoder-behind', 'disk-behind', 'room-again']);
export type QualityReason = z.infer<typeof QualityReason>;

/**
 * Why a source gives nothing: `ended` (unplugged, or sharing was ended), `stalled` (it is there, but nothing comes), `muted` (the system
 * or the device's own switch holds it back, or the captured window is minimised).
 */
export const SourceLoss = z.enum(['ended', 'stalled', 'muted']);
export type SourceLoss = z.infer<typeof SourceLoss>;

/**
 * Something that happened during the take, one JSON line each in `events.jsonl`. Two of them open what another closes: `source-lost` until
 * `source-returned` (silence, or the last picture, stands in the file meanwhile), `device-silent` until `device-heard`.
 */
export const TakeEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section-started'), atMs: Milliseconds, sectionId: Slug }),
  z.object({ kind: z.literal('screen-changed'), atMs: Milliseconds, changedShare: Share }),
  // Something small has kept moving in its place for 2 s, as on a page that loads; told again every second while it does.
  z.object({ kind: z.literal('screen-busy'), atMs: Milliseconds }),
  z.object({
    kind: z.literal('track-ended'),
    atMs: Milliseconds,
    track: TrackKind,
    reason: z.string().max(300),
  }),
  z.object({
    kind: z.literal('frames-dropped'),
    atMs: Milliseconds,
    track: TrackKind,
    count: z.int().positive(),
  }),
  z.object({
    kind: z.literal('quality-changed'),
    atMs: Milliseconds,
    track: TrackKind,
    bitsPerSecond: z.int().positive(),
    framesPerSecond: z.number().positive(),
    widthPixels: z.int().positive(),
    heightPixels: z.int().positive(),
    reason: QualityReason,
  }),
  z.object({ kind: z.literal('device-silent'), atMs: Milliseconds, track: TrackKind }),
  z.object({ kind: z.literal('device-heard'), atMs: Milliseconds, track: TrackKind }),
  z.object({ kind: z.literal('device-clipping'), atMs: Milliseconds, track: TrackKind }),
  z.object({ kind: z.literal('source-lost'), atMs: Milliseconds, track: TrackKind, reason: SourceLoss }),
  // `label` is the name of what is recorded from here on; another than before where another device took over.
  z.object({
    kind: z.enum(['source-returned', 'source-changed']),
    atMs: Milliseconds,
    track: TrackKind,
    label: z.string().max(200),
  }),
  // The machine slept, or the studio was held, for this long; the take stood still.
  z.object({ kind: z.literal('slept'), atMs: Milliseconds, sleptMs: z.int().positive() }),
  // A live cue came, went, and what it was about was mended, which may be after it went.
  z.object({ kind: z.literal('cue-shown'), atMs: Milliseconds, cue: Cue }),
  z.object({ kind: z.literal('cue-ended'), atMs: Milliseconds, cueId: z.int().min(1), because: CueEnd }),
  z.object({ kind: z.literal('cue-mended'), atMs: Milliseconds, cueId: z.int().min(1) }),
  // The voice could not be followed live from here on: no more cues came, needed or not.
  z.object({ kind: z.literal('cues-lost'), atMs: Milliseconds }),
  z.object({ kind: z.literal('paused'), atMs: Milliseconds }),
  z.object({ kind: z.literal('resumed'), atMs: Milliseconds }),
  /** The disk was so full that the take was closed. */
  z.object({ kind: z.literal('disk-reserve'), atMs: Milliseconds, freeBytes: z.int().min(0) }),
]);
export type TakeEvent = z.infer<typeof TakeEvent>;

/**
 * How the disk stands while a take grows. `minutesLeft`: until the reserve is reached, at the rate of this take's last minute; null while
 * that is not known. `low`: the speaker should know. `reserve`: the take is to be closed now, so that its end and its report still fit.
 */
export const DiskStanding = z.object({
  state: z.enum(['enough', 'low', 'reserve']),
  freeBytes: z.int().min(0),
  minutesLeft: z.number().min(0).nullable(),
});
export type DiskStanding = z.infer<typeof DiskStanding>;

/**
 * `recording` while it grows; `complete` when Stop closed it; `recovered` when it was found open without anyone who feeds it, and closed.
 */
export const TakeState = z.enum(['recording', 'complete', 'recovered']);
export type TakeState = z.infer<typeof TakeState>;

/** Who decided how a run was cued: nobody was in the way (`on`, `quiet`), the speaker had cues off, or the vendor's kit has them off. */
export const Cueing = z.enum(['on', 'quiet', 'off-by-speaker', 'off-by-vendor']);
export type Cueing = z.infer<typeof Cueing>;

/** `take.json`: what was recorded, for which scenario, and where its bytes are. */
export const Take = z.object({
  schemaVersion: z.literal(1),
  attemptId: AttemptId,
  mode: AttemptMode,
  kitId: Slug,
  kitVersion: z.string().max(40),
  scenarioId: Slug,
  state: TakeState,
  startedAt: Timestamp,
  durationMs: Milliseconds,
  tracks: z.array(Track),
  /** When the person chose to keep a recovered take. */
  keptAt: Timestamp.optional(),
  /** Just practise: once the report is made, only the report stays. Left out: everything stays. */
  keeps: z.literal('report').optional(),
  /** When its media were given up. Its tracks say what was recorded; their files are gone, or go at the next start. */
  mediaDeletedAt: Timestamp.optional(),
  /** How the speaker was cued while it was recorded. Left out: it was not recorded in the studio, or by an older one. */
  cueing: Cueing.optional(),
});
export type Take = z.infer<typeof Take>;
