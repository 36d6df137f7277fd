import { soundLevel } from '../../core/capture/level.ts';
import { blocksOf } from './track-processor.ts';
import type { CreateLevelMeter } from './types.ts';

/** Sound behind one reading. */
const readingMs = 66;

/**
 * The level of a microphone while nothing is recorded. It looks at the very samples that would be recorded, not at an AudioContext's:
 * that would need an output device and a click to start.
 */
export const createLevelMeter: CreateLevelMeter = (source, listener) => {
  const track = source.stream.getAudioTracks()[0];
  const reader = track && blocksOf(track).getReader();
  let samples = new Float32Array(0);
  let filled = 0;

  const add = (block: AudioData): void => {
    const wanted = Math.round((block.sampleRate * readingMs) / 1000);
    const sound = new Float32Array(block.numberOfFrames);
    block.copyTo(sound, { planeIndex: 0, format: 'f32-planar' });
    block.close();
    if (samples.length < wanted + sound.length) samples = new Float32Array(wanted + sound.length);
    samples.set(sound, filled);
    filled += sound.length;
    if (filled < wanted) return;
    listener(soundLevel(samples.subarray(0, filled)));
    filled = 0;
  };

  const run = async (): Promise<void> => {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) add(next.value);
  };
  // A track that ends simply has no more readings; whoever opened it hears of it by `onEnded`.
  run().catch(() => undefined);

  return { stop: () => void reader?.cancel().catch(() => undefined) };
};
