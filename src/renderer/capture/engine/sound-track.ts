import type { TrackPlan } from '../../../contract/take.ts';
import type { SoundLevel } from '../../../core/capture/level.ts';
import { createMicrophoneWatch, type MicrophoneNews } from '../../../core/capture/microphone-watch.ts';
import { createSourceClock, type SourceClock } from '../../../core/capture/source-clock.ts';
import { createFeed } from './feed.ts';
import { createFragmentQueue } from './fragment-queue.ts';
import type { SoundFeed, TrackCounts } from './messages.ts';
import { createPacketTrack, fragmentUs } from './packet-track.ts';
import { endedReason, type RecordedTrack, type TrackSurroundings } from './recorded-track.ts';
import { openSoundBlocks, type SoundBlock } from './sound-blocks.ts';
import { createSoundEncoder, opusPacketUs, opusRateHz } from './sound-encoder.ts';
import { createSoundLevels } from './sound-levels.ts';
import { createSoundLines } from './sound-lines.ts';
import { createSpeechPieces, speechRateHz } from './speech-pieces.ts';

/** A microphone that sends nothing for this long hangs. Others may: a tab that is silent need not send anything. */
const microphoneStallsAfterMs = 5_000;

/** Where nothing came for so long there is silence. */
const patienceMs = 2_200;

/** And where so many looks in a row found nothing: after a busy while the first of them may come before what waits. */
const patienceLooks = 3;

/** Of a source that is lost nothing comes any more, but for what is under way. */
const underWayMs = 250;

/** So long what was captured before Stop may take to arrive. */
const lastBlocksMs = 1_000;

/** A source of which nothing has come for so long has nothing under way. */
const flowsWithinMs = 250;

/** The clock of another device is learnt for this long before its sound is taken. */
const learningMs = 300;

/** A sound while it is recorded; also tells its level. */
export interface SoundTrack extends RecordedTrack {
  readonly kind: SoundFeed['kind'];
  /** Goes on with another source; what lies between is silence. */
  readonly replace: (feed: SoundFeed) => void;
  /** Level since the last question; undefined where nothing came. */
  readonly takeLevel: () => SoundLevel | undefined;
}

const eventOf: Record<MicrophoneNews, 'device-silent' | 'device-heard' | 'device-clipping'> = {
  silent: 'device-silent',
  heard: 'device-heard',
  clipping: 'device-clipping',
};

/** Records a microphone or the computer's own sound; a microphone becomes speech for the listeners too. */
export const openSoundTrack = (
  feed: SoundFeed,
  { clock, now, send, report, feedState }: TrackSurroundings,
  onSpeechBlock: (samples: Float32Array<ArrayBuffer>, startMs: number) => void,
): SoundTrack => {
  const { kind } = feed;
  const channels = Math.min(2, Math.max(1, feed.channels));
  const label = feed.label.slice(0, 200);
  const hasSpeech = kind === 'microphone';
  const queue = createFragmentQueue(kind, send);
  const speechQueue = createFragmentQueue('speech', send);
  const levels = createSoundLevels();
  const watch = createMicrophoneWatch();
  let { turn } = feed;
  let sourceClock: SourceClock = createSourceClock();
  let blocks = openSoundBlocks(feed.port);
  let looksInVain = 0;
  /** Blocks that arrived before the machine slept are laid on the clock that was known then. */
  let wokeAtMs = Number.NEGATIVE_INFINITY;
  let clockBeforeSleep: SourceClock = sourceClock;
  const pastEnd = Promise.withResolvers<void>();
  let learnsUntilMs = Number.NEGATIVE_INFINITY;
  let isEnded = false;
  let isStopping = false;
  let fileClosed: Promise<void> | undefined;

  const onError = (error: unknown): void => void end(endedReason(error));
  const packets = createPacketTrack(queue, fragmentUs - opusPacketUs, onError);
  const speech = createSpeechPieces(
    (bytes, startMs, endMs) => speechQueue.add(bytes, startMs, endMs),
    onSpeechBlock,
  );
  const encoder = createSoundEncoder(channels, packets, onError);
  const lines = createSoundLines({
    rateHz: feed.sampleRateHz,
    channels,
    onSound: encoder.encode,
    onSpeech: hasSpeech ? speech.add : undefined,
  });

  const closeFiles = (endMs: number | undefined): Promise<void> => {
    fileClosed ??= (async () => {
      lines.finish(endMs);
      speech.close();
      await encoder.close();
      await packets.finish(Math.max(encoder.endUs(), (endMs ?? 0) * 1000));
      await Promise.all([queue.drained(), speechQueue.drained()]);
    })();
    return fileClosed;
  };

  const end = async (reason: string): Promise<void> => {
    if (isEnded || isStopping) return;
    isEnded = true;
    reader.stop();
    const atMs = clock.elapsed(now());
    report({ kind: 'track-ended', atMs, track: kind, reason });
    if (hasSpeech) report({ kind: 'track-ended', atMs, track: 'speech', reason });
    await closeFiles(undefined);
  };

  const takeBlock = ({ channels: block, rateHz, endMs, arrivedMs }: SoundBlock): void => {
    const blockMs = ((block[0]?.length ?? 0) * 1000) / rateHz;
    // The first blocks carry times of the page, those after them times of the worker (Chromium 156); the clock copes.
    const isFromBefore = arrivedMs < wokeAtMs;
    if (!isFromBefore) sourceClock.observe(endMs, arrivedMs);
    const endWallMs = (isFromBefore ? clockBeforeSleep : sourceClock).wallMs(endMs);
    if (block[0]) levels.add(block[0]);
    if (arrivedMs < learnsUntilMs) return;
    const startMs = endWallMs === undefined ? undefined : clock.at(endWallMs - blockMs);
    if (startMs === undefined && isStopping) pastEnd.resolve();
    if (startMs === undefined || startMs + blockMs <= 0) return;
    lines.push(block, startMs, rateHz);
  };

  const take = (arrived: readonly SoundBlock[]): void => {
    looksInVain = 0;
    if (isEnded || fileClosed) return;
    for (const block of arrived) takeBlock(block);
  };

  const reader = createFeed({
    stream: blocks.stream,
    stallsAfterMs: hasSpeech ? microphoneStallsAfterMs : undefined,
    now,
    take,
    drop: () => undefined,
    onState: (state) => feedState(kind, state, turn),
    onError,
  });

  /** Where nothing comes silence is written as time goes by, not all at once when something comes again. */
  const fillGap = (nowMs: number, takeMs: number): void => {
    const isLost = reader.state() !== 'flowing';
    const lateMs = isLost ? underWayMs : patienceMs;
    looksInVain += 1;
    const isSilent = looksInVain >= patienceLooks && nowMs - reader.lastArrivalMs() >= lateMs;
    if (isLost || isSilent) lines.fill(Math.max(0, takeMs - lateMs));
  };

  const listen = (level: SoundLevel | undefined): void => {
    const takeMs = clock.at(now());
    if (takeMs === undefined || takeMs < 0 || !hasSpeech || isEnded || isStopping) return;
    // A device that is gone is told of as such.
    if (reader.state() === 'ended') return;
    const atMs = Math.round(takeMs);
    const news = watch.update(level, atMs);
    if (news) report({ kind: eventOf[news], atMs, track: kind });
  };

  const plans: TrackPlan[] = [
    { kind, label, contentType: 'audio/mp4', codec: 'opus', sampleRateHz: opusRateHz, channels },
  ];
  if (hasSpeech)
    plans.push({ kind: 'speech', label, contentType: 'audio/wav', sampleRateHz: speechRateHz, channels: 1 });

  return {
    kind,
    plans,
    run: () => undefined,
    tick: () => {
      if (isEnded || isStopping) return;
      const nowMs = now();
      reader.tick(nowMs);
      const takeMs = clock.at(nowMs);
      if (takeMs !== undefined && takeMs > 0) fillGap(nowMs, takeMs);
    },
    pause: () => {
      speech.close();
      packets.close(encoder.endUs());
      return Promise.resolve();
    },
    stop: async (endMs) => {
      isStopping = true;
      const soon = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, lastBlocksMs));
      const isFlowing = reader.state() === 'flowing' && now() - reader.lastArrivalMs() < flowsWithinMs;
      if (isFlowing) await Promise.race([pastEnd.promise, soon()]);
      blocks.finish();
      await Promise.race([reader.ended(), soon()]);
      const closing = closeFiles(endMs);
      reader.stop();
      await closing;
    },
    replace: ({ port, turn: newTurn }) => {
      const others = openSoundBlocks(port);
      if (isEnded || isStopping) return void others.stream.cancel().catch(() => undefined);
      turn = newTurn;
      blocks = others;
      sourceClock = createSourceClock();
      learnsUntilMs = now() + learningMs;
      lines.cut();
      reader.replace(others.stream);
    },
    woke: (nowMs) => {
      // A source's clock may have stood still meanwhile, or not: what was known of it is worth nothing.
      clockBeforeSleep = sourceClock;
      wokeAtMs = nowMs;
      sourceClock = createSourceClock();
      lines.cut();
      reader.woke(nowMs);
    },
    captured: () => undefined,
    acknowledge: (track, sequence) => {
      if (track === kind) queue.acknowledge(sequence);
      if (track === 'speech' && hasSpeech) speechQueue.acknowledge(sequence);
    },
    counts: () =>
      plans.map(
        (plan): TrackCounts => ({
          kind: plan.kind,
          state: isEnded ? 'ended' : 'recording',
          framesEncoded: 0,
          framesDropped: 0,
        }),
      ),
    takeLevel: () => {
      const level = levels.take();
      listen(level);
      return level;
    },
  };
};
