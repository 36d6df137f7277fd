import type { DiskStanding, TakeEvent, TrackKind } from '../../contract/take.ts';
import type { SoundLevel } from '../../core/capture/level.ts';
import type { RecorderState } from '../../core/capture/recorder-state.ts';
import type { VoiceState } from '../../core/capture/voice-gate.ts';
import type { TrackCounts } from './engine/messages.ts';
import type { RecorderHint, RecorderProgress, VoiceReading } from './types.ts';

/** A speaker who was not heard for this long may have a muted microphone. */
const noVoiceMs = 10_000;

/** A hint about something that happened stays for this long. */
const hintMs = 8_000;

type Shown = Pick<RecorderProgress, 'tracks' | 'level' | 'voice' | 'hints' | 'disk'>;

/** Keeps what the screen shows of a running recorder. */
export interface RecorderView {
  readonly progress: (tracks: readonly TrackCounts[], level: SoundLevel | undefined) => void;
  readonly safe: (track: TrackKind, byteLength: number, endMs: number) => void;
  readonly disk: (standing: DiskStanding) => void;
  readonly voice: (reading: VoiceReading) => void;
  readonly note: (event: TakeEvent) => void;
  readonly at: (elapsedMs: number, state: RecorderState) => Shown;
  /** End of what is safe of every track that still records. */
  readonly safeUntilMs: () => number;
}

export const createRecorderView = (): RecorderView => {
  const safeBytes = new Map<TrackKind, number>();
  const safeUntil = new Map<TrackKind, number>();
  const happened = new Map<RecorderHint, number>();
  let counts: readonly TrackCounts[] = [];
  let level: SoundLevel | undefined;
  let voice: VoiceState = 'unknown';
  let lastVoiceMs = 0;
  let disk: DiskStanding | undefined;

  const hintsAt = (elapsedMs: number, state: RecorderState): RecorderHint[] => {
    const hints = [...happened].filter(([, atMs]) => elapsedMs - atMs < hintMs).map(([hint]) => hint);
    const isQuiet = state === 'recording' && voice === 'silent' && elapsedMs - lastVoiceMs >= noVoiceMs;
    const isFilling = disk !== undefined && disk.state !== 'enough';
    return [
      ...(isFilling ? (['disk-low'] as const) : []),
      ...(isQuiet ? (['no-voice'] as const) : []),
      ...hints,
    ];
  };

  return {
    progress: (tracks, newLevel) => {
      counts = tracks;
      level = newLevel ?? level;
    },
    safe: (track, byteLength, endMs) => {
      safeBytes.set(track, (safeBytes.get(track) ?? 0) + byteLength);
      safeUntil.set(track, Math.max(endMs, safeUntil.get(track) ?? 0));
    },
    disk: (standing) => {
      disk = standing;
    },
    voice: (reading) => {
      voice = reading.state;
      if (voice === 'speaking') lastVoiceMs = reading.atMs;
    },
    note: (event) => {
      if (event.kind === 'device-silent' || event.kind === 'frames-dropped' || event.kind === 'track-ended')
        happened.set(event.kind, event.atMs);
    },
    at: (elapsedMs, state) => ({
      tracks: counts.map((track) => ({
        ...track,
        safeBytes: safeBytes.get(track.kind) ?? 0,
        safeUntilMs: safeUntil.get(track.kind) ?? 0,
      })),
      level,
      voice,
      hints: hintsAt(elapsedMs, state),
      disk,
    }),
    safeUntilMs: () => Math.max(0, ...safeUntil.values()),
  };
};
