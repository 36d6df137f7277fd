import { defaultPieceRules, type Piece } from '../../core/transcript/pieces.ts';
import type { Listened } from '../../core/analysis/listening.ts';
import type { HeardPieces } from '../engines/recognition-under-way.ts';
import type { RecognitionOrder, Recogniser } from '../engines/recogniser.ts';
import { startListening } from '../workers/listening-session.ts';
import { openGrowingSpeech } from './growing-speech.ts';
import { createLiveWords } from './live-words.ts';

/** One take that is listened to while it is recorded. */
export interface LiveTake {
  /** There is more in the file than before. Returns at once. */
  readonly grown: () => void;
  /** The take has ended with so many samples. What was heard of all of it; null when that cannot be told. Asked again, the same answer. */
  readonly finish: (sampleCount: number) => Promise<Listened | null>;
  readonly stop: () => Promise<void>;
  /** All words until now, as soon as recognition has come that far; null where it does not before the take ends. */
  readonly wordsSoFar: (signal: AbortSignal) => Promise<HeardPieces | null>;
}

/** Read at once when there is much to catch up with: 4 s. */
const samplesPerMs = 16;
const samplesAtOnce = 4 * 1000 * samplesPerMs;

export interface LiveTakeParts {
  readonly recogniser: Recogniser;
  readonly speechFile: string;
  /** How the take is recognised; null while there is no model. */
  readonly order: () => Promise<RecognitionOrder | null>;
  readonly onError: (error: unknown) => void;
}

/** Opens the file that grows and listens along. The file is the queue: nothing that was not heard yet is held in memory. */
export const openLiveTake = async ({
  speechFile,
  recogniser,
  order,
  onError,
}: LiveTakeParts): Promise<LiveTake> => {
  const speech = await openGrowingSpeech(speechFile);
  const session = startListening();
  const words = createLiveWords({ recogniser, speech, order, onError });
  let heard = 0;
  /** What lies before is in pieces. */
  let cutUntilMs = 0;
  let hasFailed = false;
  let hasMore = false;
  let work: Promise<void> | null = null;
  let ended: Promise<Listened | null> | null = null;

  const hearUpTo = async (sampleCount: number): Promise<void> => {
    while (heard < sampleCount) {
      const samples = await speech.read(heard, Math.min(sampleCount, heard + samplesAtOnce));
      if (samples.length === 0) return;
      const pieces = await session.push(samples);
      cutUntilMs = pieces.at(-1)?.endMs ?? cutUntilMs;
      words.add(pieces);
      heard += samples.length;
    }
  };

  const catchUp = async (): Promise<void> => {
    try {
      while (hasMore && !hasFailed && !ended) {
        hasMore = false;
        await hearUpTo(await speech.measure());
      }
    } catch (error) {
      hasFailed = true;
      onError(error);
    } finally {
      work = null;
    }
  };

  const end = async (sampleCount: number): Promise<Listened | null> => {
    await work;
    try {
      if (hasFailed) return null;
      await hearUpTo(sampleCount);
      const listened = await session.finish();
      return listened.sampleCount === sampleCount ? listened : null;
    } catch (error) {
      onError(error);
      return null;
    } finally {
      await words.rest();
      await session.close();
      await speech.close();
    }
  };

  const openTail = (): Piece | null => {
    const tail = { startMs: cutUntilMs, endMs: Math.floor(heard / samplesPerMs) };
    if (hasFailed || ended || tail.endMs - tail.startMs > defaultPieceRules.maximumMs) return null;
    return { ...tail, voiced: [tail] };
  };

  return {
    wordsSoFar: async (signal) => {
      // What is on the disk by now is heard first: else it would seem that nothing was said there.
      await work;
      return words.peek(openTail, signal);
    },
    grown: () => {
      hasMore = true;
      if (!hasFailed && !ended) work ??= catchUp();
    },
    finish: (sampleCount) => {
      ended ??= end(sampleCount);
      return ended;
    },
    stop: async () => {
      const isFirst = ended === null;
      ended ??= Promise.resolve(null);
      hasFailed = true;
      await words.stop();
      if (!isFirst) return void (await ended);
      await session.close();
      await work;
      await speech.close();
    },
  };
};
