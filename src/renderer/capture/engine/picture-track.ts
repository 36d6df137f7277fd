import { createSourceClock } from '../../../core/capture/source-clock.ts';
import { chooseVideo } from './codecs.ts';
import { createFragmentQueue } from './fragment-queue.ts';
import type { PictureFeed } from './messages.ts';
import { createPacketTrack, fragmentUs } from './packet-track.ts';
import { createPictureFitter } from './picture-fit.ts';
import { endedReason, type RecordedTrack, type TrackSurroundings } from './recorded-track.ts';
import { createScreenWatch } from './screen-watch.ts';
import { wallNow } from './wall-clock.ts';

/** A picture that has not changed for this long is encoded again, so that fragments keep coming. */
const stillPictureMs = 250;

/** How often a screen is looked at for changes. */
const lookEveryMs = 250;
/** How often a screen that keeps loading is told of. */
const tellBusyEveryMs = 1000;

/** Frames that may wait inside the encoder; more means that it does not keep up. */
const encoderPatience = 5;

/** Frames that may be on their way to us without being missed. */
const framesUnderWay = 4;

/** Media that may wait for a slow disk before frames are dropped. */
const diskPatienceMs = 4_000;

/** A key frame that the encoder makes of its own accord right after ours begins no fragment. */
const shortestFragmentUs = 300_000;

/** A frame becomes a key frame when the one after it would come later than this. */
const latestKeyFrameUs = fragmentUs + 30_000;

/** Records a screen or camera. */
export const openPictureTrack = async (
  feed: PictureFeed,
  { clock, send, report }: TrackSurroundings,
): Promise<RecordedTrack> => {
  const { kind } = feed;
  const { codec, config } = await chooseVideo(feed);
  const queue = createFragmentQueue(kind, send);
  const sourceClock = createSourceClock();
  const fitter = createPictureFitter(config.width, config.height);
  const watch = kind === 'screen' ? createScreenWatch() : undefined;
  const reader = feed.frames.getReader();
  let latest: VideoFrame | undefined;
  let lastUs = -1000;
  let lastKeyUs: number | undefined;
  let lastLookMs = -lookEveryMs;
  let lastBusyMs = -tellBusyEveryMs;
  let framesEncoded = 0;
  let framesDropped = 0;
  let framesReceived = 0;
  let framesMissed = 0;
  /** Captured less received when the take began. */
  let capturedBefore: number | undefined;
  let unreportedDrops = 0;
  let lastReportMs = 0;
  let isEnded = false;
  let isStopping = false;
  let fileClosed: Promise<void> | undefined;

  const packets = createPacketTrack(
    queue,
    shortestFragmentUs,
    (error) => void end(endedReason.encoder(error)),
  );
  const encoder = new VideoEncoder({
    output: (chunk, meta) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      framesEncoded += 1;
      packets.add(
        { data, isKey: chunk.type === 'key', timestampUs: chunk.timestamp },
        meta?.decoderConfig && { media: 'video', codec, decoderConfig: meta.decoderConfig },
      );
    },
    error: (error) => void end(endedReason.encoder(error)),
  });
  encoder.configure(config);

  const closeFile = (endMs: number): Promise<void> => {
    fileClosed ??= (async () => {
      if (encoder.state === 'configured') await encoder.flush().catch(() => undefined);
      if (encoder.state !== 'closed') encoder.close();
      latest?.close();
      latest = undefined;
      await packets.finish(Math.max(endMs * 1000, lastUs));
      await queue.drained();
    })();
    return fileClosed;
  };

  const end = async (reason: string): Promise<void> => {
    if (isEnded || isStopping) return;
    isEnded = true;
    void reader.cancel().catch(() => undefined);
    const atMs = clock.elapsed(wallNow());
    report({ kind: 'track-ended', atMs, track: kind, reason });
    await closeFile(atMs);
  };

  const reportDrops = (atMs: number, isLast = false): void => {
    if (unreportedDrops === 0 || (!isLast && atMs - lastReportMs < 1000)) return;
    report({ kind: 'frames-dropped', atMs, track: kind, count: unreportedDrops });
    unreportedDrops = 0;
    lastReportMs = atMs;
  };

  const drop = (count: number): void => {
    framesDropped += count;
    unreportedDrops += count;
  };

  const encode = (frame: VideoFrame, takeMs: number): void => {
    if (encoder.state !== 'configured') return;
    if (encoder.encodeQueueSize >= encoderPatience || queue.heldMs() >= diskPatienceMs) {
      drop(1);
      return;
    }
    // Frames must follow one another in time, also where a repeated one was encoded before an older one arrived.
    const timestampUs = Math.max(Math.round(takeMs * 1000), lastUs + 1000);
    const nextUs = timestampUs + Math.max(0, timestampUs - lastUs);
    const keyFrame = lastKeyUs === undefined || nextUs - lastKeyUs > latestKeyFrameUs;
    const fitted = fitter.fit(frame, timestampUs);
    encoder.encode(fitted, { keyFrame });
    fitted.close();
    lastUs = timestampUs;
    if (keyFrame) lastKeyUs = timestampUs;
  };

  const lookForChange = (frame: VideoFrame, takeMs: number): void => {
    if (!watch || takeMs - lastLookMs < lookEveryMs) return;
    lastLookMs = takeMs;
    const { changedShare, isBusy } = watch.look(frame);
    const atMs = Math.round(takeMs);
    if (changedShare !== undefined) report({ kind: 'screen-changed', atMs, changedShare });
    else if (isBusy && takeMs - lastBusyMs >= tellBusyEveryMs) {
      lastBusyMs = takeMs;
      report({ kind: 'screen-busy', atMs });
    }
  };

  const take = (frame: VideoFrame): void => {
    const now = wallNow();
    sourceClock.observe(frame.timestamp / 1000, now);
    const takeMs = clock.at(sourceClock.wallMs(frame.timestamp / 1000) ?? now);
    framesReceived += 1;
    latest?.close();
    latest = frame;
    if (takeMs === undefined || takeMs < 0) return;
    encode(frame, takeMs);
    lookForChange(frame, takeMs);
  };

  const readAll = async (): Promise<void> => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (isEnded || fileClosed) next.value.close();
      else take(next.value);
    }
    await end(endedReason.source);
  };
  readAll().catch((error: unknown) => void end(endedReason.encoder(error)));

  return {
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
      const takeMs = clock.at(wallNow());
      if (takeMs === undefined || takeMs < 0 || isEnded || isStopping) return;
      const sinceFrameMs = takeMs - lastUs / 1000;
      const isKeyDue =
        lastKeyUs !== undefined && takeMs * 1000 - lastKeyUs >= fragmentUs && sinceFrameMs >= 50;
      if (latest && (sinceFrameMs >= stillPictureMs || isKeyDue)) encode(latest, takeMs);
      reportDrops(Math.round(takeMs));
    },
    pause: async () => {
      if (isEnded || encoder.state !== 'configured') return;
      await encoder.flush();
      const atUs = Math.max(lastUs, clock.elapsed(wallNow()) * 1000);
      packets.close(atUs);
      // The next frame may begin right here.
      lastUs = atUs - 1000;
      lastKeyUs = undefined;
    },
    stop: async (endMs) => {
      isStopping = true;
      reportDrops(endMs, true);
      const closing = closeFile(endMs);
      void reader.cancel().catch(() => undefined);
      await closing;
    },
    captured: (track, frames) => {
      if (track !== kind || isEnded || isStopping) return;
      capturedBefore ??= frames - framesReceived;
      const missed = frames - capturedBefore - framesReceived;
      if (missed <= framesMissed + framesUnderWay) return;
      drop(missed - framesMissed);
      framesMissed = missed;
    },
    acknowledge: (track, sequence) => {
      if (track === kind) queue.acknowledge(sequence);
    },
    counts: () => [{ kind, state: isEnded ? 'ended' : 'recording', framesEncoded, framesDropped }],
  };
};
