import type { CueChange } from '../../core/cues/cue-scheduler.ts';
import type { CueOrder, RunNews } from './engine/cue-listener.ts';
import type { RecorderCommand, RecorderNews } from './engine/messages.ts';
import { feedsOf, feedsOfSource } from './recorder-feeds.ts';
import recorderWorkerUrl from './recorder.worker.ts?worker&url';
import { openSoundReader } from './sound-reader.ts';
import { capturedFrames } from './track-processor.ts';
import type { AnySource, RecorderSources, VoiceReading } from './types.ts';
import { openVoiceActivity } from './voice-activity.ts';

/** The way to the workers that record and listen. */
export interface RecorderLink {
  readonly tell: (command: RecorderCommand) => void;
  /** The worker reads this source from here on. */
  readonly attach: (source: AnySource, turn: number) => void;
  /** Tells how many frames each picture's device has captured. */
  readonly tellCaptured: (sources: readonly (AnySource | undefined)[]) => void;
  /** What the live cues should know of the run. */
  readonly learn: (news: RunNews) => void;
  /** Ends what listens; resolves when the last cue has been told. */
  readonly finish: () => Promise<void>;
  readonly close: () => void;
}

interface LinkOptions {
  readonly sources: RecorderSources;
  readonly wantsSpeech: boolean;
  readonly onNews: (news: RecorderNews) => void;
  readonly cues: CueOrder | undefined;
  readonly onVoice: (reading: VoiceReading) => void;
  readonly onCue: (change: CueChange) => void;
  /** Neither a voice nor a cue will be told of any more. */
  readonly onVoiceLost: () => void;
  readonly onError: (error: Error) => void;
}

/** Starts the workers and hands them the sources' tracks. */
export const openRecorderLink = (options: LinkOptions): RecorderLink => {
  const { sources, wantsSpeech, onNews, onVoice, onCue, onVoiceLost, onError } = options;
  const worker = new Worker(recorderWorkerUrl, { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<RecorderNews>) => onNews(data));
  worker.addEventListener('error', (event) =>
    onError(new Error(event.message || 'The recorder did not load.')),
  );
  const voice =
    sources.microphone && openVoiceActivity({ onReading: onVoice, onCue, onLost: onVoiceLost }, options.cues);
  const soundReader = openSoundReader(onError);
  const { pictures, sounds } = feedsOf(sources, soundReader);
  const open: RecorderCommand = { kind: 'open', pictures, sounds, voicePort: voice?.port, wantsSpeech };
  const moved = [...pictures.map((feed) => feed.frames), ...sounds.map((feed) => feed.port)];
  worker.postMessage(open, [...moved, ...(voice ? [voice.port] : [])]);

  const tell = (command: RecorderCommand, transfer: Transferable[] = []): void =>
    worker.postMessage(command, transfer);

  return {
    tell,
    attach: (source, turn) => {
      const feeds = feedsOfSource(source, turn, soundReader);
      for (const feed of feeds.pictures) tell({ kind: 'picture-feed', feed }, [feed.frames]);
      for (const feed of feeds.sounds) tell({ kind: 'sound-feed', feed }, [feed.port]);
    },
    tellCaptured: (current) => {
      for (const source of current) {
        const track = source?.stream.getVideoTracks()[0];
        const frames = track && capturedFrames(track);
        if (source && frames !== undefined) tell({ kind: 'captured', track: source.kind, frames });
      }
    },
    learn: (news) => voice?.learn(news),
    finish: async () => voice?.finish(),
    close: () => {
      worker.terminate();
      soundReader.close();
      voice?.close();
    },
  };
};
