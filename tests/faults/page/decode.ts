import { AudioSampleSink, VideoSampleSink } from 'mediabunny';
import type { Track } from '../../../src/contract/take.ts';
import type { HostClient } from '../../../src/renderer/host-client/client.ts';
import { openMediaFile, type ReadPiece } from '../../../src/renderer/playback/media-file.ts';

/** What came out of a track's file when every sample of it was decoded. Times in milliseconds of take time. */
export interface DecodedTrack {
  readonly kind: Track['kind'];
  readonly samples: number;
  readonly endMs: number;
  /** The longest and the shortest time from the start of a sample to that of the next; below 0: they are out of order. */
  readonly longestStepMs: number;
  readonly shortestStepMs: number;
  readonly problem: string | null;
}

interface Timed {
  readonly timestamp: number;
  readonly duration: number;
  close(): void;
}

const nothing = { samples: 0, endMs: 0, longestStepMs: 0, shortestStepMs: 0 };

const follow = async (samples: AsyncIterable<Timed>): Promise<typeof nothing> => {
  const seen = { ...nothing, shortestStepMs: Number.MAX_SAFE_INTEGER };
  let lastMs: number | undefined;
  for await (const sample of samples) {
    const startMs = sample.timestamp * 1000;
    const stepMs = startMs - (lastMs ?? 0);
    seen.longestStepMs = Math.max(seen.longestStepMs, Math.round(stepMs));
    if (lastMs !== undefined) seen.shortestStepMs = Math.min(seen.shortestStepMs, Math.round(stepMs));
    lastMs = startMs;
    seen.endMs = Math.round(startMs + sample.duration * 1000);
    seen.samples += 1;
    sample.close();
  }
  return seen;
};

/** Reads a track as the player does, through the contract, and decodes every sample of it. */
export const decodeTrack = async (
  client: HostClient,
  attemptId: string,
  { kind, byteLength }: Track,
): Promise<DecodedTrack> => {
  // A source that had given nothing yet; whether that is too little is for the harness to say.
  if (byteLength <= (kind === 'speech' ? 44 : 0)) return { kind, ...nothing, problem: null };
  const read: ReadPiece = async (track, byteOffset, length) =>
    (await client.call('take.read', { attemptId, track, byteOffset, byteLength: length })).bytes;
  try {
    const file = await openMediaFile(kind, byteLength, read);
    try {
      if (file.video)
        return { kind, ...(await follow(new VideoSampleSink(file.video).samples())), problem: null };
      if (file.audio)
        return { kind, ...(await follow(new AudioSampleSink(file.audio).samples())), problem: null };
      return { kind, ...nothing, problem: 'nothing in it can be decoded' };
    } finally {
      file.close();
    }
  } catch (error) {
    return { kind, ...nothing, problem: error instanceof Error ? error.message : String(error) };
  }
};
