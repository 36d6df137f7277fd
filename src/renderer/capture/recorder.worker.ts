import type { TakeEvent } from '../../contract/take.ts';
import { createTakeClock } from '../../core/capture/take-clock.ts';
import type { RecorderCommand, RecorderNews } from './engine/messages.ts';
import { openPictureTrack } from './engine/picture-track.ts';
import type { RecordedTrack, TrackSurroundings } from './engine/recorded-track.ts';
import { openSoundTrack, type SoundTrack } from './engine/sound-track.ts';

// Encoding, muxing and looking at the screen happen here, off the page's thread: the page only hands fragments on.

const tickMs = 50;
const progressEveryTicks = 2;

/** Media that was captured before Stop may still be under way. */
const lateMediaMs = 40;

const clock = createTakeClock();
const tracks: RecordedTrack[] = [];
const sounds: SoundTrack[] = [];

const tell = (news: RecorderNews, transfer: Transferable[] = []): void => postMessage(news, { transfer });
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const fail = (error: unknown): void => tell({ kind: 'failed', reason: reasonOf(error) });

const surroundings: TrackSurroundings = {
  clock,
  send: (head, bytes) => tell({ kind: 'fragment', head, bytes }, [bytes.buffer]),
  report: (event: TakeEvent) => tell({ kind: 'event', event }),
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
  const pictures = await Promise.all(command.pictures.map((feed) => openPictureTrack(feed, surroundings)));
  for (const feed of command.sounds) sounds.push(openSoundTrack(feed, surroundings, onSpeechBlock));
  tracks.push(...pictures, ...sounds);
  tell({ kind: 'opened', plans: tracks.flatMap((track) => track.plans) });
};

const tellProgress = (): void => {
  const levels = sounds.map((sound) => sound.takeLevel());
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
