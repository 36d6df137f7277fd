import type { DiskStanding, TakeEvent } from '../../contract/take.ts';
import { createQuietVoice } from '../../core/capture/quiet-voice.ts';
import type { RecorderState } from '../../core/capture/recorder-state.ts';
import type { VoiceState } from '../../core/capture/voice-gate.ts';
import type { RecorderHint, SourceStanding, VoiceReading } from './types.ts';

/** A speaker who was not heard for this long may have a muted microphone. */
const noVoiceMs = 10_000;

/** A hint about something that happened stays for this long; one about something that lasts, as long as that. */
const hintMs = 8_000;

/** What needs doing comes first. */
const order: readonly RecorderHint[] = [
  'disk-low',
  'microphone-lost',
  'microphone-muted',
  'device-silent',
  'screen-lost',
  'clipping',
  'microphone-switched',
  'no-voice',
  'screen-muted',
  'camera-lost',
  'camera-muted',
  'track-ended',
  'slept',
  'quiet-voice',
  'cues-lost',
  'quality-lowered',
  'frames-dropped',
];

/** Decides what the speaker is told while recording. */
export interface RecorderHints {
  readonly note: (event: TakeEvent) => void;
  readonly voice: (reading: VoiceReading) => void;
  readonly level: (rootMeanSquareDbfs: number, atMs: number) => void;
  readonly at: (
    elapsedMs: number,
    state: RecorderState,
    sources: readonly SourceStanding[],
    disk: DiskStanding | undefined,
  ) => readonly RecorderHint[];
}

/** The hint about something that just happened, where there is one. */
const hintOf = (event: TakeEvent): RecorderHint | undefined => {
  switch (event.kind) {
    case 'frames-dropped':
    case 'track-ended':
    case 'slept':
      return event.kind;
    case 'device-clipping':
      return 'clipping';
    case 'quality-changed':
      return event.reason === 'room-again' ? undefined : 'quality-lowered';
    default:
      return undefined;
  }
};

const sourceHint = ({ kind, state }: SourceStanding): RecorderHint | undefined =>
  state === 'live' ? undefined : `${kind}-${state}`;

export const createRecorderHints = (): RecorderHints => {
  const happened = new Map<RecorderHint, number>();
  const quiet = createQuietVoice();
  let voice: VoiceState = 'unknown';
  let lastVoiceMs = 0;
  let isSilent = false;
  let isQuiet = false;
  let areCuesLost = false;
  let wasStandIn = false;

  return {
    note: (event) => {
      if (event.kind === 'device-silent') isSilent = true;
      if (event.kind === 'device-heard') isSilent = false;
      if (event.kind === 'cues-lost') areCuesLost = true;
      const hint = hintOf(event);
      if (hint) happened.set(hint, event.atMs);
    },
    voice: (reading) => {
      voice = reading.state;
      if (voice === 'speaking') lastVoiceMs = reading.atMs;
    },
    level: (rootMeanSquareDbfs, atMs) => {
      isQuiet = quiet.update(voice, rootMeanSquareDbfs, atMs);
    },
    at: (elapsedMs, state, sources, disk) => {
      const isStandIn = sources.some((source) => source.kind === 'microphone' && source.isStandIn);
      if (isStandIn && !wasStandIn) happened.set('microphone-switched', elapsedMs);
      if (!isStandIn) happened.delete('microphone-switched');
      wasStandIn = isStandIn;
      const hints = new Set<RecorderHint | undefined>(sources.map(sourceHint));
      for (const [hint, atMs] of happened) if (elapsedMs - atMs < hintMs) hints.add(hint);
      if (disk !== undefined && disk.state !== 'enough') hints.add('disk-low');
      if (isSilent) hints.add('device-silent');
      const isUnheard = state === 'recording' && voice === 'silent' && elapsedMs - lastVoiceMs >= noVoiceMs;
      if (isUnheard) hints.add('no-voice');
      if (isQuiet) hints.add('quiet-voice');
      if (areCuesLost) hints.add('cues-lost');
      return order.filter((hint) => hints.has(hint));
    },
  };
};
