import type { DiskStanding, TakeEvent, TrackKind } from '../../contract/take.ts';
import type { SoundLevel } from '../../core/capture/level.ts';
import type { RecorderState } from '../../core/capture/recorder-state.ts';
import type { VoiceState } from '../../core/capture/voice-gate.ts';
import type { TrackCounts } from './engine/messages.ts';
import { createRecorderHints } from './recorder-hints.ts';
import type { RecorderProgress, SourceStanding, VoiceReading } from './types.ts';

type Shown = Pick<RecorderProgress, 'tracks' | 'level' | 'voice' | 'hints' | 'sources' | 'disk'>;

/** Keeps what the screen shows of a running recorder. */
export interface RecorderView {
  readonly progress: (tracks: readonly TrackCounts[], level: SoundLevel | undefined, atMs: number) => void;
  readonly safe: (track: TrackKind, byteLength: number, endMs: number) => void;
  readonly disk: (standing: DiskStanding) => void;
  readonly voice: (reading: VoiceReading) => void;
  readonly note: (event: TakeEvent) => void;
  readonly at: (elapsedMs: number, state: RecorderState, sources: readonly SourceStanding[]) => Shown;
  /** End of what is safe of every track that still records. */
  readonly safeUntilMs: () => number;
}

export const createRecorderView = (): RecorderView => {
  const safeBytes = new Map<TrackKind, number>();
  const safeUntil = new Map<TrackKind, number>();
  const hints = createRecorderHints();
  let counts: readonly TrackCounts[] = [];
  let level: SoundLevel | undefined;
  let voice: VoiceState = 'unknown';
  let disk: DiskStanding | undefined;

  return {
    progress: (tracks, newLevel, atMs) => {
      counts = tracks;
      level = newLevel;
      if (newLevel) hints.level(newLevel.rootMeanSquareDbfs, atMs);
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
      hints.voice(reading);
    },
    note: hints.note,
    at: (elapsedMs, state, sources) => ({
      tracks: counts.map((track) => ({
        ...track,
        safeBytes: safeBytes.get(track.kind) ?? 0,
        safeUntilMs: safeUntil.get(track.kind) ?? 0,
      })),
      level,
      voice,
      sources,
      disk,
      hints: hints.at(elapsedMs, state, sources, disk),
    }),
    safeUntilMs: () => Math.max(0, ...safeUntil.values()),
  };
};
