import type { TakeEvent } from '../../contract/take.ts';
import { createSleepWatch } from '../../core/capture/sleep-watch.ts';
import { createTakeClock } from '../../core/capture/take-clock.ts';
import type { RecorderCommand, RecorderNews, SoundFeed } from './engine/messages.ts';
import { openPictureTrack, type PictureTrack } from './engine/picture-track.ts';
import type { RecordedTrack, TrackSurroundings } from './engine/recorded-track.ts';
import { openSoundBlocks } from './engine/sound-blocks.ts';
import { openSoundTrack, type SoundTrack } from './engine/sound-track.ts';
import { wallNow } from './engine/wall-clock.ts';

// Encoding, muxing and looking at the screen happen here, off the page's thread: the page only hands fragments on.

const tickMs = 50;
const progressEveryTicks = 2;

/** Media that was captured before Stop may still be under way. */
const lateMediaMs = 40;

const clock = createTakeClock();
const sleepWatch = createSleepWatch();
const tracks: RecordedTrack[] = [];
const pictures: PictureTrack[] = [];
const sounds: SoundTrack[] = [];

const tell = (news: RecorderNews, transfer: Transferable[] = []): void => postMessage(news, { transfer });
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const fail = (error: unknown): void => tell({ kind: 'failed', reason: reasonOf(error) });

/** Now; also where a sleep of the machine is noticed, before anything that came after it gets a time. */
const now = (): number => {
  const steadyMs = wallNow();
  const sleep = sleepWatch.look({ steadyMs, dateMs: Date.now() });
  if (sleep) {
    // The take stands still over it. In a pause it does so already.
    if (clock.at(steadyMs) !== undefined) {
      clock.pause(sleep.fromMs);
      clock.resume(sleep.toMs);
    }
    for (const track of tracks) track.woke(steadyMs);
    tell({ kind: 'slept', sleep });
  }
  return steadyMs;
};

const surroundings: TrackSurroundings = {
  clock,
  now,
  send: (head, bytes) => tell({ kind: 'fragment', head, bytes }, [bytes.buffer]),
  report: (event: TakeEvent) => tell({ kind: 'event', event }),
  feedState: (track, state, turn) => tell({ kind: 'feed', track, state, turn }),
};

const open = async (command: RecorderCommand & { kind: 'open' }): Promise<void> => {
  const { voicePort, wantsSpeech } = command;
  const onSpeechBlock = (samples: Float32Array<ArrayBuffer>, startMs: number): void => {
    if (voicePort) {
      const copy = samples.slice();
      voicePort.postMessage({ samples: copy, startMs }, [copy.buffer]);
    }
    if (wantsSpeech) tell({ kind: 'speech', samples, startMs }, [samples.buffer]);
  };
  // All at once: nobody's frames wait for another's encoder.
  pictures.push(...(await Promise.all(command.pictures.map((feed) => openPictureTrack(feed, surroundings)))));
  for (const feed of command.sounds) sounds.push(openSoundTrack(feed, surroundings, onSpeechBlock));
  tracks.push(...pictures, ...sounds);
  tell({ kind: 'opened', plans: tracks.flatMap((track) => track.plans) });
};

const tellProgress = (): void => {
  const levels = sounds.map((sound) => sound.takeLevel());
  // The level shown is the voice's, which is the first sound where there is one.
  tell({ kind: 'progress', tracks: tracks.flatMap((track) => track.counts()), level: levels[0] });
};

let ticks = 0;
let ticking: ReturnType<typeof setInterval> | undefined;
const tick = (): void => {
  for (const track of tracks) track.tick();
  ticks += 1;
  if (ticks % progressEveryTicks === 0) tellProgress();
};

const stop = async (wallMs: number): Promise<void> => {
  const durationMs = clock.elapsed(wallMs);
  clock.pause(wallMs);
  await new Promise((resolve) => setTimeout(resolve, lateMediaMs));
  clearInterval(ticking);
  await Promise.all(tracks.map((track) => track.stop(durationMs)));
  tellProgress();
  tell({ kind: 'stopped', durationMs });
};

/** A sound that came only later has no track: its reader is let go. */
const replaceSound = (feed: SoundFeed): void => {
  const track = sounds.find(({ kind }) => kind === feed.kind);
  if (track) track.replace(feed);
  else openSoundBlocks(feed.port).stream.cancel().catch(fail);
};

const obey = async (command: RecorderCommand): Promise<void> => {
  switch (command.kind) {
    case 'open':
      return open(command);
    case 'start':
      clock.start(command.wallMs);
      for (const track of tracks) track.run(0);
      ticking = setInterval(tick, tickMs);
      return undefined;
    case 'pause':
      clock.pause(command.wallMs);
      await Promise.all(tracks.map((track) => track.pause()));
      return undefined;
    case 'resume':
      clock.resume(command.wallMs);
      for (const track of tracks) track.run(clock.elapsed(command.wallMs));
      return undefined;
    case 'stop':
      return stop(command.wallMs);
    case 'picture-feed':
      pictures.find((track) => track.kind === command.feed.kind)?.replace(command.feed);
      return undefined;
    case 'sound-feed':
      replaceSound(command.feed);
      return undefined;
    case 'captured':
      for (const track of tracks) track.captured(command.track, command.frames);
      return undefined;
    case 'safe':
      for (const track of tracks) track.acknowledge(command.track, command.sequence);
      return undefined;
    case 'abandon':
      clearInterval(ticking);
      close();
      return undefined;
  }
};

// A pause takes a moment to flush: what comes after it waits. Confirmations do not, since the flush waits for them.
let lastCommand: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<RecorderCommand>) => {
  if (data.kind === 'safe' || data.kind === 'abandon') obey(data).catch(fail);
  else lastCommand = lastCommand.then(() => obey(data)).catch(fail);
});
