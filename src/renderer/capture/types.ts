import type { ErrorCode, StudioError } from '../../contract/errors.ts';
import type { Section } from '../../contract/kit.ts';
import type { DiskStanding, Fragment, TakeEvent, TrackKind, TrackPlan } from '../../contract/take.ts';
import type { SectionStanding } from '../../core/capture/section-clock.ts';
import type { CueChange } from '../../core/cues/cue-scheduler.ts';
import type { CueOrder } from './engine/cue-listener.ts';
import type { RecorderState } from '../../core/capture/recorder-state.ts';
import type { VoiceState } from '../../core/capture/voice-gate.ts';

/** A camera or microphone to choose from. `deviceId` is stable for this window's origin; `label` is for the speaker's eyes. */
export interface DeviceChoice {
  readonly kind: 'camera' | 'microphone';
  readonly deviceId: string;
  readonly label: string;
  /** What the system would choose. */
  readonly isDefault: boolean;
}

/** What can be recorded here. `needsPermission`: names are hidden until a camera or microphone was opened once. */
export interface DeviceList {
  readonly cameras: readonly DeviceChoice[];
  readonly microphones: readonly DeviceChoice[];
  readonly needsPermission: { readonly camera: boolean; readonly microphone: boolean };
  readonly canRecordScreen: boolean;
}

/**
 * Why a source did not open. `cancelled`: the person closed the picker. `denied`: the studio or the system says no.
 * `in-use`: another program holds the device. `unsupported`: this shell cannot record that at all.
 */
export interface SourceProblem {
  readonly outcome: 'denied' | 'not-found' | 'in-use' | 'cancelled' | 'unsupported' | 'failed';
  /** What happened, one plain sentence. */
  readonly happened: string;
  /** What the person can do. */
  readonly remedy: string;
}

export type OpenResult<Source> = { readonly outcome: 'open'; readonly source: Source } | SourceProblem;

interface OpenSource {
  /** The device's or window's own name. */
  readonly label: string;
  /** For a <video muted autoplay> preview, or for the level meter. The recorder reads the same tracks. */
  readonly stream: MediaStream;
  /** Called once when the device is unplugged or sharing is ended from outside; never by `close`. Returns how to stop listening. */
  onEnded(listener: () => void): () => void;
  /** Gives the device back. */
  close(): void;
}

/** A whole screen, one window, or one tab of a browser. */
export type ScreenSurface = 'monitor' | 'window' | 'browser';

/** A screen, window or tab. `hasSystemSound`: its sound is shared too and becomes a track of its own. */
export interface ScreenSource extends OpenSource {
  readonly kind: 'screen';
  /** What is shared, where the browser says so. */
  readonly surface?: ScreenSurface;
  /** The height it was asked to keep within. */
  readonly largestHeightPixels: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
  readonly hasSystemSound: boolean;
}

export interface CameraSource extends OpenSource {
  readonly kind: 'camera';
  readonly deviceId: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
}

export interface MicrophoneSource extends OpenSource {
  readonly kind: 'microphone';
  readonly deviceId: string;
  readonly sampleRateHz: number;
  readonly channels: number;
}

/** Any of the three. */
export type AnySource = ScreenSource | CameraSource | MicrophoneSource;

/** `systemSound`: also offer the computer's own sound where the system can give it. Default false. */
export interface OpenScreenOptions {
  readonly systemSound?: boolean;
  /** The picture is scaled down to this height where the screen is larger. Default 1080. */
  readonly heightPixels?: number;
}
export type OpenScreen = (options?: OpenScreenOptions) => Promise<OpenResult<ScreenSource>>;
/** Without `deviceId`, or when that device is gone, the system's default. */
export type OpenCamera = (options?: { readonly deviceId?: string }) => Promise<OpenResult<CameraSource>>;
export type OpenMicrophone = (options?: {
  readonly deviceId?: string;
}) => Promise<OpenResult<MicrophoneSource>>;
export type ListDevices = () => Promise<DeviceList>;
/** Calls back when a device comes or goes; returns how to stop. */
export type WatchDevices = (listener: () => void) => () => void;

/** One reading, about 15 a second. Levels in dBFS, -100 (silence) to 0. `clipped`: a sample at full scale since the last reading. */
export interface LevelReading {
  readonly rootMeanSquareDbfs: number;
  readonly peakDbfs: number;
  readonly clipped: boolean;
}
export interface LevelMeter {
  stop(): void;
}
export type CreateLevelMeter = (
  source: MicrophoneSource,
  listener: (reading: LevelReading) => void,
) => LevelMeter;

/** What the page knows about the voice now; `unknown` also without a microphone. */
export interface VoiceReading {
  readonly state: VoiceState;
  /** The model's probability of speech in the last 32 ms, 0 to 1. */
  readonly probability: number;
  /** Take time of the end of those 32 ms; counted from its own start where no take is being recorded. */
  readonly atMs: number;
}

/** Where a recorder's bytes and events go: the host in the product, memory in tests. Every rejection stops the recorder. */
export interface TakeSink {
  /** Opens the attempt; the tracks are those that will be recorded. */
  begin(tracks: readonly TrackPlan[]): Promise<{ readonly attemptId: string }>;
  /**
   * Resolves when the bytes are safely on disk. Of a track, the recorder sends the next fragment only after that, with
   * `sequence` from 0 up without a gap. The sink may transfer (detach) `bytes`. It may say how the disk stands: at `reserve` the recorder
   * stops by itself, and an import gives up.
   */
  append(
    fragment: Pick<Fragment, 'track' | 'sequence' | 'startMs' | 'endMs'>,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<DiskStanding | void>;
  event(event: TakeEvent): Promise<void>;
  /** Closes the take. After every append and event has resolved. */
  finish(durationMs: number): Promise<void>;
  /** Throws the attempt away: an import that failed or was cancelled half-way leaves nothing behind. Recordings never ask for it. */
  discard?(): Promise<void>;
}

/**
 * At least one of microphone, screen and camera. The recorder does not close its sources; the screen that opened them does. What it opens
 * itself in place of one that was lost it closes.
 */
export interface RecorderSources {
  readonly screen?: ScreenSource;
  readonly camera?: CameraSource;
  readonly microphone?: MicrophoneSource;
}

/** How one track is doing. `frames` are those of the picture; sound tracks say 0. */
export interface TrackProgress {
  readonly kind: TrackKind;
  readonly state: 'recording' | 'ended';
  readonly framesEncoded: number;
  readonly framesDropped: number;
  /** Bytes and end of what the sink has confirmed: this much survives anything. */
  readonly safeBytes: number;
  readonly safeUntilMs: number;
}

/**
 * How a source of a running take is. `muted`: it is there, but held back by the system, its own switch, or because the captured window is
 * minimised. `lost`: it is gone; silence or its last picture is recorded until it is back. `isStandIn`: a microphone that records until the
 * chosen one is back. `turn` grows with every change of what is recorded, so that a preview knows to look again.
 */
export interface SourceStanding {
  readonly kind: 'screen' | 'camera' | 'microphone';
  readonly state: 'live' | 'muted' | 'lost';
  /** Empty for a screen. */
  readonly deviceId: string;
  readonly label: string;
  readonly isStandIn: boolean;
  readonly turn: number;
}

/**
 * A hint to show while recording. `no-voice`: a microphone is open and nobody was heard for 10 s; `device-silent`: it gives no signal at
 * all; `quiet-voice`: somebody speaks, but too softly; `cues-lost`: no more cues can come; `microphone-switched`: a stand-in records.
 */
export type RecorderHint =
  | `${SourceStanding['kind']}-${'muted' | 'lost'}`
  | 'microphone-switched'
  | 'disk-low'
  | 'no-voice'
  | 'device-silent'
  | 'quiet-voice'
  | 'cues-lost'
  | 'clipping'
  | 'quality-lowered'
  | 'frames-dropped'
  | 'slept'
  | 'track-ended';

/** About ten times a second while recording, and at once on every change of state. */
export interface RecorderProgress {
  readonly state: RecorderState;
  /** Take time: without the pauses. */
  readonly elapsedMs: number;
  readonly attemptId: string | undefined;
  readonly tracks: readonly TrackProgress[];
  /** Which section it is and how it stands against its budget. Undefined before the first `markSection`. */
  readonly section: SectionStanding | undefined;
  readonly level: LevelReading | undefined;
  readonly voice: VoiceState;
  /** How each source is. */
  readonly sources: readonly SourceStanding[];
  /** What matters most comes first. */
  readonly hints: readonly RecorderHint[];
  /** How the disk stood at the last fragment, where the sink says so. */
  readonly disk: DiskStanding | undefined;
  /**
   * Set when `state` is `failed`: what was confirmed until then is kept by the sink. Set with `stopped` too where the recorder stopped of its
   * own accord: the take is whole then.
   */
  readonly problem: { readonly code: ErrorCode; readonly error: StudioError } | undefined;
}

/** How a recorder finds and opens devices again that were lost. */
export interface RecorderDevices {
  readonly listDevices: ListDevices;
  readonly watchDevices: WatchDevices;
  readonly openCamera: OpenCamera;
  readonly openMicrophone: OpenMicrophone;
}

export interface RecorderOptions {
  readonly sources: RecorderSources;
  readonly sink: TakeSink;
  /** The scenario's sections in order; the first is marked at time 0. */
  readonly scenarioSections: readonly Section[];
  /** Left out: those of the page. */
  readonly devices?: RecorderDevices;
  onProgress(progress: RecorderProgress): void;
  /** 16 kHz mono speech as it is recorded, in blocks of 20 to 100 ms, without gaps, `startMs` in take time: for live cues. */
  onSpeech?(samples: Float32Array<ArrayBuffer>, startMs: number): void;
  /** Voice activity: every change of its state at once, and else about ten a second. */
  onVoice?(reading: VoiceReading): void;
  /** Live cues of this run; missing: none. They also stand in the take's events. */
  readonly cues?: CueOrder;
  onCue?(change: CueChange): void;
  /** Events as they go to the sink (screen changes, ended tracks and so on): for live cues. */
  onEvent?(event: TakeEvent): void;
}

/** What a take came to. */
export interface RecorderResult {
  readonly attemptId: string;
  readonly durationMs: number;
}

export interface Recorder {
  /** Resolves when every track runs. Rejects with a StudioError; then nothing records. */
  start(): Promise<{ readonly attemptId: string }>;
  pause(): void;
  resume(): void;
  /** The speaker enters a section. Ignored unless recording. */
  markSection(sectionId: string): void;
  /** So many key messages of a section were not heard yet, for the cues; null where recognition does not keep up. */
  learnMissing(sectionId: string, missing: number | null): void;
  /** Records another screen, camera or microphone from here on, in the same file. Ignored where its kind is not part of the take. */
  replaceSource(source: AnySource): void;
  /** What is recorded now: the recorder opens devices again by itself. */
  currentSource(kind: SourceStanding['kind']): AnySource | undefined;
  /** Resolves when everything is safe and the take is closed; at once the same promise when asked twice. Rejects with a StudioError. */
  stop(): Promise<RecorderResult>;
  readonly state: RecorderState;
}
export type CreateRecorder = (options: RecorderOptions) => Recorder;

/** `share`: how much of the file was read, 0 to 1. */
export interface ImportOptions {
  readonly file: File;
  readonly sink: TakeSink;
  onProgress?(share: number): void;
  readonly signal?: AbortSignal;
}
/** Brings a recording made elsewhere in as a take. Rejects with a StudioError (`file-empty`, `file-unreadable`, `recording-too-short`, `cancelled`). */
export type ImportRecording = (options: ImportOptions) => Promise<RecorderResult>;
