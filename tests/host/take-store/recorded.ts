import type { TrackPlan } from '../../../src/contract/take.ts';
import { createFragmentWriter } from '../../../src/renderer/capture/engine/fragment-writer.ts';

/** Tracks as a recorder plans them. */
export const speech: TrackPlan = {
  kind: 'speech',
  label: 'Microphone',
  contentType: 'audio/wav',
  sampleRateHz: 16_000,
  channels: 1,
};
export const microphone: TrackPlan = {
  kind: 'microphone',
  label: 'Microphone',
  contentType: 'audio/mp4',
  codec: 'opus',
  sampleRateHz: 48_000,
  channels: 1,
};
export const original: TrackPlan = { kind: 'original', label: 'talk.webm', contentType: 'video/webm' };

export const orderOf = (...tracks: TrackPlan[]) => ({
  mode: 'practice' as const,
  kitId: 'kit',
  kitVersion: '1.0.0',
  scenarioId: 'demo',
  tracks,
});

/** Fragments of one second. */
export const second = (sequence: number) => ({
  sequence,
  startMs: sequence * 1000,
  endMs: (sequence + 1) * 1000,
});

export const oneSecondOfSpeech = (value: number): Uint8Array =>
  new Uint8Array(new Int16Array(16_000).fill(value).buffer);

/** Fragments of a microphone's file as the recorder writes them, 50 packets of 20 ms each; the index last. */
export const soundFragments = async (
  count: number,
): Promise<{ readonly fragments: Uint8Array[]; readonly index: Uint8Array }> => {
  const writer = createFragmentWriter({
    media: 'audio',
    codec: 'opus',
    decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 },
  });
  const fragments: Uint8Array[] = [];
  for (let second = 0; second < count; second += 1) {
    const packets = Array.from({ length: 50 }, (_, index) => ({
      data: new Uint8Array(20 + ((index * 7) % 23)).fill(index + 1),
      isKey: true,
      timestampUs: second * 1e6 + index * 20_000,
    }));
    fragments.push(await writer.write(packets, (second + 1) * 1e6));
  }
  return { fragments, index: writer.index() };
};
