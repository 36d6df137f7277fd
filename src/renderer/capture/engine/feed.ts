import type { FeedState } from './messages.ts';

/** A stream of frames or blocks of sound that may be replaced by another while the track goes on. */
export interface Feed<Piece> {
  readonly state: () => FeedState;
  /** When it stopped flowing; undefined while it flows. */
  readonly lostSinceMs: () => number | undefined;
  /** When the last piece came, or reading began. */
  readonly lastArrivalMs: () => number;
  /** Reads another stream from here on; the one before is let go. */
  readonly replace: (stream: ReadableStream<Piece>) => void;
  /** Notices a stream from which nothing comes. */
  readonly tick: (nowMs: number) => void;
  /** Nothing could come while the machine slept. */
  readonly woke: (nowMs: number) => void;
  /** Resolves when the stream that is read has ended, which is not told of as a loss. */
  readonly ended: () => Promise<void>;
  /** Reads no more, for good. */
  readonly stop: () => void;
}

interface FeedOptions<Piece> {
  readonly stream: ReadableStream<Piece>;
  /** Nothing for this long means that a device hangs; undefined for a screen, of which nothing comes while it stands still. */
  readonly stallsAfterMs: number | undefined;
  readonly now: () => number;
  /** Takes a piece over. */
  readonly take: (piece: Piece, nowMs: number) => void;
  /** Lets go of a piece that came after its stream was replaced. */
  readonly drop: (piece: Piece) => void;
  readonly onState: (state: FeedState) => void;
  /** `take` threw: nothing more can be recorded of this track. */
  readonly onError: (error: unknown) => void;
}

/** Reads streams one after another; a stream that ends does not end the track. */
export const createFeed = <Piece>(options: FeedOptions<Piece>): Feed<Piece> => {
  const { now, stallsAfterMs } = options;
  let state: FeedState = 'flowing';
  let lostSinceMs: number | undefined;
  let lastArrivalMs = now();
  let reader: ReadableStreamDefaultReader<Piece> | undefined;
  let reading: Promise<void> = Promise.resolve();
  let isEndWanted = false;

  const become = (next: FeedState): void => {
    if (state === next) return;
    state = next;
    lostSinceMs = next === 'flowing' ? undefined : (lostSinceMs ?? now());
    options.onState(next);
  };

  const read = async (mine: ReadableStreamDefaultReader<Piece>): Promise<void> => {
    for (let next = await mine.read(); !next.done; next = await mine.read()) {
      if (reader !== mine) {
        options.drop(next.value);
        continue;
      }
      lastArrivalMs = now();
      become('flowing');
      try {
        options.take(next.value, lastArrivalMs);
      } catch (error) {
        options.onError(error);
      }
    }
  };

  const begin = (stream: ReadableStream<Piece>): void => {
    const mine = stream.getReader();
    reader = mine;
    lastArrivalMs = now();
    const end = (): void => {
      if (reader === mine && !isEndWanted) become('ended');
    };
    // A stream that breaks off has ended too.
    reading = read(mine).then(end, end);
  };

  const letGo = (): void => {
    const before = reader;
    reader = undefined;
    before?.cancel().catch(() => undefined);
  };

  begin(options.stream);
  return {
    state: () => state,
    lostSinceMs: () => lostSinceMs,
    lastArrivalMs: () => lastArrivalMs,
    replace: (stream) => {
      letGo();
      begin(stream);
    },
    tick: (nowMs) => {
      if (stallsAfterMs !== undefined && state === 'flowing' && nowMs - lastArrivalMs >= stallsAfterMs)
        become('stalled');
    },
    woke: (nowMs) => {
      lastArrivalMs = nowMs;
    },
    ended: () => {
      isEndWanted = true;
      return reading;
    },
    stop: letGo,
  };
};
