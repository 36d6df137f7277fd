import { AudioSampleSink, type AudioSample, type InputAudioTrack } from 'mediabunny';
import { createAudioTimeline } from '../../../core/capture/audio-timeline.ts';
import type { Channels } from '../../../core/capture/resampler.ts';

/** Rate of the saved sound. */
export const soundRateHz = 48_000;

/** A sound track that is gone through once, without a gap: what the track lacks is silence. */
export interface SoundReel {
  /** The next `length` samples of `soundRateHz`; the first are those of the reel's start. */
  readonly take: (length: number) => Promise<Channels>;
  readonly close: () => Promise<void>;
}

const planesOf = (sample: AudioSample): Channels =>
  Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
    const plane = new Float32Array(sample.numberOfFrames);
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    return plane;
  });

/** A reel of the part `[fromMs, untilMs)` of the take. */
export const createSoundReel = async (
  track: InputAudioTrack,
  {
    fromMs,
    untilMs,
    channels,
  }: { readonly fromMs: number; readonly untilMs: number; readonly channels: number },
): Promise<SoundReel> => {
  const samples = new AudioSampleSink(track).samples(Math.max(0, fromMs / 1000), untilMs / 1000);
  const timeline = createAudioTimeline({
    inputRateHz: await track.getSampleRate(),
    outputRateHz: soundRateHz,
    channels,
  });
  const ready: Channels[] = [];
  let readyLength = 0;
  let isAtEnd = false;

  const add = (part: Channels): void => {
    const length = part[0]?.length ?? 0;
    if (length === 0) return;
    ready.push(part);
    readyLength += length;
  };

  const fill = async (): Promise<void> => {
    const { value: sample } = await samples.next();
    if (!sample) {
      isAtEnd = true;
      add(timeline.finish(untilMs - fromMs));
      return;
    }
    const startMs = sample.timestamp * 1000 - fromMs;
    add(timeline.push(planesOf(sample), startMs));
    sample.close();
  };

  return {
    take: async (length) => {
      while (readyLength < length && !isAtEnd) await fill();
      const taken = Array.from({ length: channels }, () => new Float32Array(length));
      for (let at = 0; at < length; ) {
        const [first] = ready;
        if (!first) break;
        const has = first[0]?.length ?? 0;
        const count = Math.min(has, length - at);
        for (const [channel, samplesTaken] of taken.entries())
          samplesTaken.set((first[channel] ?? first[0])?.subarray(0, count) ?? [], at);
        if (count === has) ready.shift();
        else ready[0] = first.map((plane) => plane.subarray(count));
        readyLength -= count;
        at += count;
      }
      return taken;
    },
    close: async () => {
      await samples.return();
    },
  };
};
