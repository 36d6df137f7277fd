import { type InputVideoTrack, type VideoSample, VideoSampleSink } from 'mediabunny';

/** A picture track that is gone through once, from frame to frame. */
export interface FrameReel {
  /** Goes on to what is seen at this moment of the take; whether that is another picture than before. */
  readonly advance: (takeMs: number) => Promise<boolean>;
  /** The picture of the moment; undefined before the track begins and after it has ended. Closed by the reel. */
  readonly current: () => VideoSample | undefined;
  readonly close: () => Promise<void>;
}

/** The last picture of a track stays this long, as tracks of one take end a little apart. */
const lingerMs = 1_000;

/** A reel that begins at `fromMs` of the take and shows nothing after the track's end, `endMs`. */
export const createFrameReel = (
  track: InputVideoTrack,
  { fromMs, endMs }: { readonly fromMs: number; readonly endMs: number },
): FrameReel => {
  const samples = new VideoSampleSink(track).samples(Math.max(0, fromMs / 1000));
  let current: VideoSample | undefined;
  let next: VideoSample | undefined;
  let isAtEnd = false;

  const fetchNext = async (): Promise<void> => {
    const { value } = await samples.next();
    next = value ?? undefined;
    isAtEnd = next === undefined;
  };

  return {
    advance: async (takeMs) => {
      let hasChanged = false;
      if (!next && !isAtEnd) await fetchNext();
      while (next && next.timestamp * 1000 <= takeMs) {
        current?.close();
        current = next;
        hasChanged = true;
        await fetchNext();
      }
      if (current && takeMs > endMs + lingerMs) {
        current.close();
        current = undefined;
        hasChanged = true;
      }
      return hasChanged;
    },
    current: () => current,
    close: async () => {
      current?.close();
      next?.close();
      await samples.return();
    },
  };
};
