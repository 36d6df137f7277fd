import type { TrackPlan } from '../../../contract/take.ts';
import { type AudioTimeline, createAudioTimeline } from '../../../core/capture/audio-timeline.ts';
import { type SoundLevel, soundLevel } from '../../../core/capture/level.ts';
import type { Channels } from '../../../core/capture/resampler.ts';
import { createSilenceWatch } from '../../../core/capture/silence-watch.ts';
import { createSourceClock } from '../../../core/capture/source-clock.ts';
import { opusConfig } from './codecs.ts';
import { createFragmentQueue } from './fragment-queue.ts';
import type { SoundFeed, TrackCounts } from './messages.ts';
import { createPacketTrack, fragmentUs } from './packet-track.ts';
import { endedReason, type RecordedTrack, type TrackSurroundings } from './recorded-track.ts';
import { createSpeechPieces, speechRateHz } from './speech-pieces.ts';
import { wallNow } from './wall-clock.ts';

const opusRateHz = 48_000;
const opusPacketUs = 20_000;

/** A sound while it is recorded; also tells its level. */
export interface SoundTrack extends RecordedTrack {
  /** Level since the last question; undefined where nothing came. */
  readonly takeLevel: () => SoundLevel | undefined;
}

const planesOf = (block: AudioData): Channels =>
  Array.from({ length: Math.min(2, block.numberOfChannels) }, (_, planeIndex) => {
    const samples = new Float32Array(block.numberOfFrames);
    block.copyTo(samples, { planeIndex, format: 'f32-planar' });
    return samples;
  });

/** Records a microphone or the computer's own sound; a microphone becomes speech for the listeners too. */
export const openSoundTrack = (
  feed: SoundFeed,
  { clock, send, report }: TrackSurroundings,
  onSpeechBlock: (samples: Float32Array<ArrayBuffer>, startMs: number) => void,
): SoundTrack => {
  const { kind } = feed;
  const channels = Math.min(2, Math.max(1, feed.channels));
  const label = feed.label.slice(0, 200);
  const hasSpeech = kind === 'microphone';
  const queue = createFragmentQueue(kind, send);
  const speechQueue = createFragmentQueue('speech', send);
  const sourceClock = createSourceClock();
  const silence = createSilenceWatch();
  const reader = feed.blocks.getReader();
  let inputRateHz = feed.sampleRateHz;
  let timeline: AudioTimeline | undefined;
  let speechTimeline: AudioTimeline | undefined;
  let encodedSamples = 0;
  let lastPacketUs = 0;
  let levelBlocks: Float32Array[] = [];
  let isEnded = false;
  let isStopping = false;
  let fileClosed: Promise<void> | undefined;

  const packets = createPacketTrack(
    queue,
    fragmentUs - opusPacketUs,
    (error) => void end(endedReason.encoder(error)),
  );
  const speech = createSpeechPieces(
    (bytes, startMs, endMs) => speechQueue.add(bytes, startMs, endMs),
    onSpeechBlock,
  );
  const encoder = new AudioEncoder({
    output: (chunk, meta) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      lastPacketUs = chunk.timestamp;
      packets.add(
        { data, isKey: true, timestampUs: chunk.timestamp },
        meta?.decoderConfig && { media: 'audio', codec: 'opus', decoderConfig: meta.decoderConfig },
      );
    },
    error: (error) => void end(endedReason.encoder(error)),
  });
  encoder.configure(opusConfig(channels));

  const encode = (sound: Channels): void => {
    const length = sound[0]?.length ?? 0;
    if (length === 0 || encoder.state !== 'configured') return;
    const data = new Float32Array(length * channels);
    for (const [channel, samples] of sound.entries()) data.set(samples, channel * length);
    const block = new AudioData({
      format: 'f32-planar',
      sampleRate: opusRateHz,
      numberOfFrames: length,
      numberOfChannels: channels,
      timestamp: Math.round((encodedSamples * 1e6) / opusRateHz),
      data,
    });
    encodedSamples += length;
    encoder.encode(block);
    block.close();
  };

  const addSpeech = (sound: Channels): void => {
    const samples = sound[0];
    if (samples && samples.length > 0) speech.add(samples);
  };

  /** Timelines for the rate that the device has now; a device may change it under way. */
  const timelines = (rateHz: number): { timeline: AudioTimeline; speechTimeline: AudioTimeline } => {
    if (timeline && speechTimeline && rateHz === inputRateHz) return { timeline, speechTimeline };
    if (timeline) encode(timeline.finish());
    if (speechTimeline) addSpeech(speechTimeline.finish());
    inputRateHz = rateHz;
    timeline = createAudioTimeline({
      inputRateHz,
      outputRateHz: opusRateHz,
      channels,
      written: timeline?.written() ?? 0,
    });
    speechTimeline = createAudioTimeline({
      inputRateHz,
      outputRateHz: speechRateHz,
      channels: 1,
      written: speechTimeline?.written() ?? 0,
    });
    return { timeline, speechTimeline };
  };

  const closeFiles = (endMs: number | undefined): Promise<void> => {
    fileClosed ??= (async () => {
      if (timeline) encode(timeline.finish(endMs));
      if (speechTimeline && hasSpeech) addSpeech(speechTimeline.finish(endMs));
      speech.close();
      if (encoder.state === 'configured') await encoder.flush().catch(() => undefined);
      if (encoder.state !== 'closed') encoder.close();
      await packets.finish(Math.max(lastPacketUs + opusPacketUs, (endMs ?? 0) * 1000));
      await Promise.all([queue.drained(), speechQueue.drained()]);
    })();
    return fileClosed;
  };

  const end = async (reason: string): Promise<void> => {
    if (isEnded || isStopping) return;
    isEnded = true;
    void reader.cancel().catch(() => undefined);
    const atMs = clock.elapsed(wallNow());
    report({ kind: 'track-ended', atMs, track: kind, reason });
    if (hasSpeech) report({ kind: 'track-ended', atMs, track: 'speech', reason });
    await closeFiles(undefined);
  };

  const noticeSilence = (level: SoundLevel): void => {
    const takeMs = clock.at(wallNow());
    if (takeMs === undefined || takeMs < 0 || !hasSpeech) return;
    const atMs = Math.round(takeMs);
    if (silence.update(level.peakDbfs, atMs)) report({ kind: 'device-silent', atMs, track: kind });
  };

  const take = (data: AudioData): void => {
    const now = wallNow();
    const blockMs = (data.numberOfFrames * 1000) / data.sampleRate;
    const endMs = data.timestamp / 1000 + blockMs;
    // The first blocks carry times of the page, those after them times of the worker (Chromium 156); the clock copes.
    sourceClock.observe(endMs, now);
    const endWallMs = sourceClock.wallMs(endMs);
    const block = planesOf(data);
    const { sampleRate } = data;
    data.close();
    if (block[0]) levelBlocks.push(block[0]);
    const startMs = endWallMs === undefined ? undefined : clock.at(endWallMs - blockMs);
    if (startMs === undefined || startMs + blockMs <= 0) return;
    const current = timelines(sampleRate);
    encode(current.timeline.push(block, startMs));
    if (hasSpeech) addSpeech(current.speechTimeline.push(block, startMs));
  };

  const readAll = async (): Promise<void> => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (isEnded || fileClosed) next.value.close();
      else take(next.value);
    }
    await end(endedReason.source);
  };
  readAll().catch((error: unknown) => void end(endedReason.encoder(error)));

  const plans: TrackPlan[] = [
    { kind, label, contentType: 'audio/mp4', codec: 'opus', sampleRateHz: opusRateHz, channels },
  ];
  if (hasSpeech)
    plans.push({ kind: 'speech', label, contentType: 'audio/wav', sampleRateHz: speechRateHz, channels: 1 });

  return {
    plans,
    run: () => undefined,
    tick: () => undefined,
    pause: () => {
      speech.close();
      packets.close(lastPacketUs + opusPacketUs);
      return Promise.resolve();
    },
    stop: async (endMs) => {
      isStopping = true;
      const closing = closeFiles(endMs);
      void reader.cancel().catch(() => undefined);
      await closing;
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
      if (levelBlocks.length === 0) return undefined;
      const samples = new Float32Array(levelBlocks.reduce((sum, block) => sum + block.length, 0));
      let at = 0;
      for (const block of levelBlocks) {
        samples.set(block, at);
        at += block.length;
      }
      const level = soundLevel(samples);
      levelBlocks = [];
      noticeSilence(level);
      return level;
    },
  };
};
