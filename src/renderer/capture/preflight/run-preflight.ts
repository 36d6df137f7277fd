import { StudioError } from '../../../contract/errors.ts';
import type { SoundLevel } from '../../../core/capture/level.ts';
import type {
  Measured,
  MeasuredPicture,
  MeasuredSound,
  OtherMicrophone,
  Unfinished,
} from '../../../core/capture/preflight/measured.ts';
import { pictureLook } from '../../../core/capture/preflight/picture.ts';
import { silentDbfs, soundStatistics } from '../../../core/capture/preflight/sound.ts';
import { createRecorder } from '../recorder.ts';
import { capturedFrames } from '../track-processor.ts';
import type { DeviceChoice, RecorderProgress, RecorderSources } from '../types.ts';
import { readBattery } from './battery.ts';
import { type ListeningElsewhere, listenElsewhere } from './listen-elsewhere.ts';
import { createMemoryTake } from './memory-sink.ts';
import { type ReadPicture, readPicture, readSound } from './read-back.ts';

/** How long is recorded. */
const recordMs = 4_000;

/** What is not read back by then is not judged. */
const readLimitMs = 8_800;

/** Nobody waits longer than this, whatever hangs. */
const limitMs = 9_800;

/** So many pictures without the marker, over a second and a half, before the notes count as kept out. */
const leastSearched = 3;

/** The voice detector has to have heard this share of the sound before its silence means anything. */
const heardShare = 0.6;

/** What recording and reading back take together on a machine that has time, for the bar that shows how far it is. */
const usualMs = 6_500;

/** So long the chosen microphone may give nothing before others are listened to. */
const patienceMs = 1_200;

const tickMs = 100;

/** One voice reading. */
const voiceReadingMs = 32;

/** The notes window during a trial. */
export interface PreflightOverlay {
  /** Shows the marker; resolves when it is on the screen. */
  showMarker(): Promise<void>;
  hideMarker(): void;
}

export interface PreflightOptions {
  readonly sources: RecorderSources;
  /** Microphones that were not chosen. */
  readonly otherMicrophones: readonly DeviceChoice[];
  readonly overlay: PreflightOverlay | undefined;
  /** What the page knows besides: said as it is. */
  readonly around: Pick<Measured, 'freeDiskBytes' | 'platform' | 'plannedMs' | 'screenProblem'>;
  /** `share`: how far the trial is, 0 to 1. */
  onProgress(share: number): void;
  readonly signal: AbortSignal;
}

type Track = RecorderProgress['tracks'][number];

/** What is heard and counted while the trial is recorded. */
interface Notes {
  tracks: readonly Track[];
  readonly levels: Set<SoundLevel>;
  voiceReadings: number;
  voiceMs: number;
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const pictureSources = ({ screen, camera }: RecorderSources) =>
  [screen, camera].filter((source) => source !== undefined);

const framesNow = (sources: RecorderSources): Map<string, number | undefined> =>
  new Map(
    pictureSources(sources).map((source) => {
      const track = source.stream.getVideoTracks()[0];
      return [source.kind, track && capturedFrames(track)];
    }),
  );

const measurePicture = (
  source: ReturnType<typeof pictureSources>[number],
  read: ReadPicture,
  track: Track | undefined,
  framesCaptured: number | undefined,
): MeasuredPicture => ({
  kind: source.kind,
  label: source.label,
  widthPixels: source.widthPixels,
  heightPixels: source.heightPixels,
  framesPerSecond: source.framesPerSecond,
  framesCaptured,
  framesEncoded: track?.framesEncoded ?? 0,
  framesDropped: track?.framesDropped ?? 0,
  framesRead: read.framesRead,
  startMs: read.startMs,
  endMs: read.endMs,
  look: read.look,
  surface: source.kind === 'screen' ? source.surface : undefined,
  isMuted: source.stream.getVideoTracks()[0]?.muted ?? false,
});

/** A file that there was no time to read. */
const unread: ReadPicture = {
  framesRead: undefined,
  startMs: 0,
  endMs: 0,
  look: pictureLook([]),
  markerSearched: 0,
  markerSeen: 0,
};

const overlayVerdict = (read: ReadPicture | undefined): Measured['overlay'] => {
  if (!read) return 'off';
  if (read.markerSeen > 0) return 'leaks';
  return read.markerSearched >= leastSearched ? 'kept-out' : 'not-judged';
};

/** `onCounts` hears what the recorder got through, also of a trial that does not finish. */
const tryOut = async (
  options: PreflightOptions,
  onCounts: (tracks: readonly Track[], elapsedMs: number) => void,
): Promise<Measured> => {
  const { sources, signal, overlay, around } = options;
  const startedMs = performance.now();
  const sinceStartMs = (): number => performance.now() - startedMs;
  const isOver = (): boolean => signal.aborted || sinceStartMs() > readLimitMs;
  const stopIfCancelled = (): void => {
    if (signal.aborted) throw new StudioError('cancelled');
  };
  const take = createMemoryTake();
  const notes: Notes = { tracks: [], levels: new Set(), voiceReadings: 0, voiceMs: 0 };
  const recorder = createRecorder({
    sources,
    sink: take.sink,
    scenarioSections: [],
    onProgress: ({ tracks, level, elapsedMs }) => {
      notes.tracks = tracks;
      onCounts(tracks, elapsedMs);
      if (level) notes.levels.add(level);
    },
    onVoice: ({ state }) => {
      notes.voiceReadings += 1;
      if (state === 'speaking') notes.voiceMs += voiceReadingMs;
    },
  });
  const ticking = setInterval(() => options.onProgress(Math.min(0.97, sinceStartMs() / usualMs)), tickMs);
  let elsewhere: ListeningElsewhere | undefined;
  const listenIfSilent = (recordedMs: number): void => {
    if (elsewhere || recordedMs < patienceMs || !sources.microphone) return;
    if ([...notes.levels].every(({ peakDbfs }) => peakDbfs <= silentDbfs))
      elsewhere = listenElsewhere(options.otherMicrophones);
  };

  try {
    options.onProgress(0);
    const battery = readBattery();
    if (overlay && sources.screen) await overlay.showMarker();
    const framesBefore = framesNow(sources);
    await recorder.start();
    const recordingSinceMs = performance.now();
    for (let recordedMs = 0; recordedMs < recordMs && !isOver(); ) {
      await sleep(tickMs);
      recordedMs = performance.now() - recordingSinceMs;
      listenIfSilent(recordedMs);
    }
    const framesAfter = framesNow(sources);
    const { durationMs } = await recorder.stop();
    overlay?.hideMarker();
    const others: readonly OtherMicrophone[] = (await elsewhere?.stop()) ?? [];
    stopIfCancelled();

    const readPictures = pictureSources(sources).map(async (source) => {
      const findMarker = overlay !== undefined && source.kind === 'screen';
      const read = await readPicture(take.fileOf(source.kind), { isOver, findMarker });
      const [before, after] = [framesBefore.get(source.kind), framesAfter.get(source.kind)];
      const captured = before === undefined || after === undefined ? undefined : after - before;
      const track = notes.tracks.find(({ kind }) => kind === source.kind);
      return { read, picture: measurePicture(source, read, track, captured) };
    });
    const hasListened = notes.voiceReadings * voiceReadingMs >= heardShare * durationMs;
    const readSounds = notes.tracks
      .filter(({ kind }) => kind === 'microphone' || kind === 'system-sound')
      .map(async ({ kind }): Promise<MeasuredSound> => {
        const { samples, sampleRateHz } = await readSound(take.fileOf(kind));
        const isVoice = kind === 'microphone';
        const levels = isVoice ? [...notes.levels] : [];
        return {
          kind: isVoice ? 'microphone' : 'system-sound',
          label: (isVoice ? sources.microphone?.label : sources.screen?.label) ?? '',
          ...soundStatistics(samples, sampleRateHz),
          readings: levels.length,
          clippedReadings: levels.filter(({ clipped }) => clipped).length,
          voiceMs: isVoice && hasListened ? notes.voiceMs : undefined,
        };
      });
    const [pictures, sounds] = await Promise.all([Promise.all(readPictures), Promise.all(readSounds)]);
    stopIfCancelled();
    const screen = pictures.find(({ picture }) => picture.kind === 'screen');
    options.onProgress(1);
    return {
      ...around,
      sounds,
      pictures: pictures.map(({ picture }) => picture),
      others,
      durationMs,
      bytes: take.bytes(),
      battery: await battery,
      wasAdapted: take.events.some(
        (event) => event.kind === 'quality-changed' && event.reason === 'encoder-behind',
      ),
      overlay: overlay ? overlayVerdict(screen?.read) : 'off',
    };
  } finally {
    clearInterval(ticking);
    overlay?.hideMarker();
    // Whatever went wrong: nothing goes on recording or listening.
    recorder.stop().catch(() => undefined);
    void elsewhere?.stop().catch(() => undefined);
  }
};

/**
 * Records a few seconds of every source with the recorder and encoders of a real take, into memory, reads every track back by decoding it,
 * and tells what was measured; where the machine does not manage that in ten seconds, what it got through. Rejects with a StudioError:
 * `cancelled`, or the recorder's own.
 */
export const runPreflight = async (options: PreflightOptions): Promise<Measured | Unfinished> => {
  const late = new AbortController();
  const tooLate = Promise.withResolvers<Unfinished>();
  const cancelled = Promise.withResolvers<never>();
  let isDone = false;
  let reached: { tracks: readonly Track[]; elapsedMs: number } = { tracks: [], elapsedMs: 0 };
  const unfinished = (): Unfinished => ({
    isUnfinished: true,
    durationMs: reached.elapsedMs,
    wasAdapted: false,
    pictures: pictureSources(options.sources).map((source) => {
      const track = reached.tracks.find(({ kind }) => kind === source.kind);
      return measurePicture(source, unread, track, undefined);
    }),
  });
  const timer = setTimeout(() => {
    tooLate.resolve(unfinished());
    late.abort();
  }, limitMs);
  const cancel = (): void => cancelled.reject(new StudioError('cancelled'));
  options.signal.addEventListener('abort', cancel);
  const { overlay } = options;
  const trial = tryOut(
    {
      ...options,
      // Nor does it take the marker away from the next one.
      overlay: overlay && {
        showMarker: () => overlay.showMarker(),
        hideMarker: () => {
          if (!isDone) overlay.hideMarker();
        },
      },
      // A trial that is given up tidies up behind the person's back.
      onProgress: (share) => {
        if (!isDone) options.onProgress(share);
      },
      signal: AbortSignal.any([options.signal, late.signal]),
    },
    (tracks, elapsedMs) => {
      reached = { tracks, elapsedMs };
    },
  );
  try {
    return await Promise.race([trial, tooLate.promise, cancelled.promise]);
  } finally {
    isDone = true;
    overlay?.hideMarker();
    clearTimeout(timer);
    options.signal.removeEventListener('abort', cancel);
  }
};
