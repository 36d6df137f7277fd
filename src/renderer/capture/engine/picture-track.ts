import { createQualityControl } from '../../../core/capture/quality-control.ts';
import { isFrameWanted } from '../../../core/capture/quality-ladder.ts';
import { createSourceClock, type SourceClock } from '../../../core/capture/source-clock.ts';
import { awayPicture } from './away-picture.ts';
import { chooseVideo } from './codecs.ts';
import { createFeed } from './feed.ts';
import { createFragmentQueue } from './fragment-queue.ts';
import { createFrameDrops } from './frame-drops.ts';
import type { PictureFeed } from './messages.ts';
import { createPacketTrack, fragmentUs } from './packet-track.ts';
import { createPictureEncoder } from './picture-encoder.ts';
import { endedReason, type RecordedTrack, type TrackSurroundings } from './recorded-track.ts';
import { createScreenWatch } from './screen-watch.ts';

/** A picture that has not changed for this long is encoded again, so that fragments keep coming. */
const stillPictureMs = 250;

/** How often a screen is looked at for changes. */
const lookEveryMs = 250;
/** How often a screen that keeps loading is told of. */
const tellBusyEveryMs = 1000;

/** Frames that may wait inside the encoder; more means that it does not keep up. */
const encoderPatience = 5;

/** Media that may wait for a slow disk before frames are dropped. */
const diskPatienceMs = 4_000;

/** A key frame that the encoder makes of its own accord right after ours begins no fragment. */
const shortestFragmentUs = 300_000;

/** A frame becomes a key frame when the one after it would come later than this. */
const latestKeyFrameUs = fragmentUs + 30_000;

/** A camera that sends nothing for this long hangs; a very busy machine has been seen to hold one up for three seconds. */
const cameraStallsAfterMs = 5_000;

/** So long the last picture of a lost camera is held before a plain one takes its place. */
const heldPictureMs = 3_000;

/** A screen or camera while it is recorded. */
export interface PictureTrack extends RecordedTrack {
  readonly kind: PictureFeed['kind'];
  /** Goes on with another source; the file keeps the size that it began with. */
  readonly replace: (feed: PictureFeed) => void;
}

/** Records a screen or camera. */
export const openPictureTrack = async (
  feed: PictureFeed,
  { clock, now, send, report, feedState }: TrackSurroundings,
): Promise<PictureTrack> => {
  const { kind } = feed;
  const choice = await chooseVideo(feed);
  const { config } = choice;
  const control = createQualityControl({
    bitsPerSecond: config.bitrate,
    framesPerSecond: feed.framesPerSecond,
    widthPixels: config.width,
    heightPixels: config.height,
  });
  const queue = createFragmentQueue(kind, send);
  const drops = createFrameDrops((count, atMs) =>
    report({ kind: 'frames-dropped', atMs, track: kind, count }),
  );
  const watch = kind === 'screen' ? createScreenWatch() : undefined;
  let { turn } = feed;
  let sourceClock: SourceClock = createSourceClock();
  let latest: VideoFrame | undefined;
  let isAway = false;
  let lastUs = -1000;
  let lastKeyUs: number | undefined;
  let lastLookMs = -lookEveryMs;
  let lastBusyMs = -tellBusyEveryMs;
  let framesRefused = 0;
  let isEnded = false;
  let isStopping = false;
  let fileClosed: Promise<void> | undefined;

  const onError = (error: unknown): void => void end(endedReason(error));
  const packets = createPacketTrack(queue, shortestFragmentUs, onError);
  const encoder = createPictureEncoder(choice, packets, onError);

  const show = (frame: VideoFrame | undefined): void => {
    latest?.close();
    latest = frame;
  };

  const closeFile = (endMs: number): Promise<void> => {
    fileClosed ??= (async () => {
      await encoder.flush().catch(() => undefined);
      encoder.close();
      show(undefined);
      await packets.finish(Math.max(endMs * 1000, lastUs));
      await queue.drained();
    })();
    return fileClosed;
  };

  const end = async (reason: string): Promise<void> => {
    if (isEnded || isStopping) return;
    isEnded = true;
    reader.stop();
    const atMs = clock.elapsed(now());
    report({ kind: 'track-ended', atMs, track: kind, reason });
    await closeFile(atMs);
  };

  const encode = (frame: VideoFrame, takeMs: number): void => {
    if (!encoder.isOpen()) return;
    const isRefused = encoder.queueSize() >= encoderPatience;
    if (isRefused) framesRefused += 1;
    if (isRefused || queue.heldMs() >= diskPatienceMs) return drops.drop(1);
    // Frames must follow one another in time, also where a repeated one was encoded before an older one arrived.
    const timestampUs = Math.max(Math.round(takeMs * 1000), lastUs + 1000);
    const nextUs = timestampUs + Math.max(0, timestampUs - lastUs);
    const keyFrame = lastKeyUs === undefined || nextUs - lastKeyUs > latestKeyFrameUs;
    encoder.encode(frame, timestampUs, keyFrame);
    lastUs = timestampUs;
    if (keyFrame) lastKeyUs = timestampUs;
  };

  const lookForChange = (frame: VideoFrame, takeMs: number): void => {
    if (!watch || takeMs - lastLookMs < lookEveryMs) return;
    lastLookMs = takeMs;
    const atMs = Math.round(takeMs);
    watch.look(frame, ({ changedShare, isBusy }) => {
      if (isEnded || isStopping) return;
      if (changedShare !== undefined) report({ kind: 'screen-changed', atMs, changedShare });
      else if (isBusy && takeMs - lastBusyMs >= tellBusyEveryMs) {
        lastBusyMs = takeMs;
        report({ kind: 'screen-busy', atMs });
      }
    });
  };

  /** Where the rate was lowered, frames in between are only looked at. */
  const isWanted = (takeMs: number): boolean => {
    const { framesPerSecond } = control.quality();
    return framesPerSecond >= feed.framesPerSecond || isFrameWanted(takeMs, lastUs / 1000, framesPerSecond);
  };

  const take = (frame: VideoFrame, nowMs: number): void => {
    if (isEnded || fileClosed) return frame.close();
    sourceClock.observe(frame.timestamp / 1000, nowMs);
    const takeMs = clock.at(sourceClock.wallMs(frame.timestamp / 1000) ?? nowMs);
    drops.received();
    isAway = false;
    show(frame);
    if (takeMs === undefined || takeMs < 0) return;
    if (isWanted(takeMs)) encode(frame, takeMs);
    lookForChange(frame, takeMs);
  };

  const reader = createFeed({
    stream: feed.frames,
    stallsAfterMs: kind === 'camera' ? cameraStallsAfterMs : undefined,
    now,
    take,
    drop: (frame) => frame.close(),
    onState: (state) => feedState(kind, state, turn),
    onError,
  });

  const adapt = (takeMs: number): void => {
    const atMs = Math.round(takeMs);
    const encoderQueue = encoder.queueSize();
    const change = control.update({ atMs, encoderQueue, framesRefused, heldMs: queue.heldMs() });
    if (!change || !encoder.isOpen()) return;
    if (encoder.setQuality(change.quality)) lastKeyUs = undefined;
    report({ kind: 'quality-changed', atMs, track: kind, ...change.quality, reason: change.reason });
  };

  const showAway = (nowMs: number): void => {
    const lostSinceMs = reader.lostSinceMs();
    if (kind !== 'camera' || isAway || lostSinceMs === undefined || nowMs - lostSinceMs < heldPictureMs)
      return;
    isAway = true;
    show(awayPicture(config.width, config.height, lastUs));
  };

  return {
    kind,
    plans: [
      {
        kind,
        label: feed.label.slice(0, 200),
        contentType: 'video/mp4',
        codec: config.codec,
        widthPixels: config.width,
        heightPixels: config.height,
        framesPerSecond: feed.framesPerSecond,
      },
    ],
    run: (takeMs) => {
      // A still screen may not send another frame for long: it begins with the one that is there.
      if (!latest) return;
      encode(latest, takeMs);
      lookForChange(latest, takeMs);
    },
    tick: () => {
      const nowMs = now();
      const takeMs = clock.at(nowMs);
      if (isEnded || isStopping) return;
      reader.tick(nowMs);
      if (takeMs === undefined || takeMs < 0) return;
      showAway(nowMs);
      const sinceFrameMs = takeMs - lastUs / 1000;
      const isKeyDue =
        lastKeyUs !== undefined && takeMs * 1000 - lastKeyUs >= fragmentUs && sinceFrameMs >= 50;
      if (latest && (sinceFrameMs >= stillPictureMs || isKeyDue)) encode(latest, takeMs);
      adapt(takeMs);
      drops.tell(Math.round(takeMs));
    },
    pause: async () => {
      if (isEnded || !encoder.isOpen()) return;
      const atUs = Math.max(lastUs, clock.elapsed(now()) * 1000);
      // The next frame begins right here, also one from before the pause that arrives while the encoder still empties itself.
      lastUs = atUs - 1000;
      lastKeyUs = undefined;
      await encoder.flush();
      packets.close(atUs);
    },
    stop: async (endMs) => {
      isStopping = true;
      drops.tell(endMs, true);
      const closing = closeFile(endMs);
      reader.stop();
      await closing;
    },
    replace: ({ frames, turn: newTurn }) => {
      if (isEnded || isStopping) return void frames.cancel().catch(() => undefined);
      turn = newTurn;
      sourceClock = createSourceClock();
      drops.replaced();
      reader.replace(frames);
    },
    woke: (nowMs) => {
      // A source's clock may have stood still meanwhile, or not: what was known of it is worth nothing.
      sourceClock = createSourceClock();
      reader.woke(nowMs);
    },
    captured: (track, frames) => {
      if (track === kind && !isEnded && !isStopping) drops.captured(frames);
    },
    acknowledge: (track, sequence) => {
      if (track === kind) queue.acknowledge(sequence);
    },
    counts: () => [
      {
        kind,
        state: isEnded ? 'ended' : 'recording',
        framesEncoded: encoder.framesEncoded(),
        framesDropped: drops.total(),
      },
    ],
  };
};
