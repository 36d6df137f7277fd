import { wallNow } from './wall-clock.ts';

/** A block of a sound, about 10 ms, as its device gave it. */
export interface SoundBlock {
  /** One or two channels of samples in [-1, 1]. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  readonly rateHz: number;
  /** Its end, on the source's own clock. */
  readonly endMs: number;
  /** When it was read, on the wall clock, however long it waited after that. */
  readonly arrivedMs: number;
}

/** A sound for the reading worker, and where its blocks go. */
export interface SoundToRead {
  readonly stream: ReadableStream<AudioData>;
  readonly port: MessagePort;
}

/** What the reader answers to `next`, as soon as there is something: all that has come meanwhile. Nothing follows `isLast`. */
export interface SoundPost {
  readonly blocks: readonly SoundBlock[];
  readonly isLast: boolean;
}

/** To the reader: what is there is wanted, or nothing more will be. */
export type SoundRequest = 'next' | 'finish';

const toBlock = (data: AudioData): SoundBlock => {
  try {
    const { numberOfFrames, sampleRate, timestamp } = data;
    const channels = Array.from({ length: Math.min(2, data.numberOfChannels) }, (_, planeIndex) => {
      const samples = new Float32Array(numberOfFrames);
      data.copyTo(samples, { planeIndex, format: 'f32-planar' });
      return samples;
    });
    const endMs = timestamp / 1000 + (numberOfFrames * 1000) / sampleRate;
    return { channels, rateHz: sampleRate, endMs, arrivedMs: wallNow() };
  } finally {
    data.close();
  }
};

/** Reads a sound's stream to its end and keeps what nobody has asked for yet. A block that cannot be read is the end, too. */
export const readSoundBlocks = ({ stream, port }: SoundToRead): void => {
  const reader = stream.getReader();
  let waiting: SoundBlock[] = [];
  let isWanted = false;
  let isOver = false;

  const give = (): void => {
    if (!isWanted || (waiting.length === 0 && !isOver)) return;
    isWanted = false;
    const post: SoundPost = { blocks: waiting, isLast: isOver };
    waiting = [];
    port.postMessage(
      post,
      post.blocks.flatMap(({ channels }) => channels.map((samples) => samples.buffer)),
    );
    if (isOver) port.close();
  };
  const letGo = (): void => void reader.cancel().catch(() => undefined);
  const end = (): void => {
    letGo();
    isOver = true;
    give();
  };

  port.addEventListener('message', ({ data }: MessageEvent<SoundRequest>) => {
    if (data === 'next') isWanted = true;
    else letGo();
    give();
  });
  port.start();
  const read = async (): Promise<void> => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      waiting.push(toBlock(next.value));
      give();
    }
  };
  read().then(end, end);
};

/** The other end of a reader's port. */
export interface SoundBlocks {
  /** Each piece is all that came since the one before. To cancel it ends the reader. */
  readonly stream: ReadableStream<readonly SoundBlock[]>;
  /** Asks the reader for its end: what it has still comes, then the stream closes. */
  readonly finish: () => void;
}

export const openSoundBlocks = (port: MessagePort): SoundBlocks => {
  const ask = (request: SoundRequest): void => port.postMessage(request);
  let answered: (() => void) | undefined;
  let isCancelled = false;
  const stream = new ReadableStream<readonly SoundBlock[]>({
    start: (controller) => {
      port.addEventListener('message', ({ data }: MessageEvent<SoundPost>) => {
        if (isCancelled) return;
        if (data.blocks.length > 0) controller.enqueue(data.blocks);
        if (data.isLast) controller.close();
        answered?.();
      });
      port.start();
    },
    pull: () => {
      const answer = new Promise<void>((resolve) => {
        answered = resolve;
      });
      ask('next');
      return answer;
    },
    cancel: () => {
      isCancelled = true;
      ask('finish');
      port.close();
    },
  });
  return { stream, finish: () => ask('finish') };
};
