import { StudioError } from '../../contract/errors.ts';
import type { Listened } from '../../core/analysis/listening.ts';
import type { HeardPieces } from '../engines/recognition-under-way.ts';
import type { RecognitionOrder, Recogniser } from '../engines/recogniser.ts';
import type { Logger } from '../log.ts';
import { type LiveTake, openLiveTake } from './live-take.ts';

/** Listens to takes while they are recorded, and recognises what is certain of them. */
export interface LiveListening {
  /** More speech of this take is on the disk. Returns at once: nothing here may hold up the recording. */
  readonly grown: (attemptId: string) => void;
  /** The take has ended: the cores are free for its report. */
  readonly ended: (attemptId: string) => void;
  /**
   * What was heard of a take that has ended with so many samples, or null: then it is listened to now. Throws `cancelled` as soon as the
   * signal says so; the rest is heard all the same, and is there when it is asked for again.
   */
  readonly finish: (attemptId: string, sampleCount: number, signal: AbortSignal) => Promise<Listened | null>;
  /** Lets go of a take whose report is made, or that is gone. */
  readonly forget: (attemptId: string) => Promise<void>;
  /** All words until now of a take that is being recorded, as soon as recognition has come that far; null where it does not. */
  readonly wordsSoFar: (attemptId: string, signal: AbortSignal) => Promise<HeardPieces | null>;
  /** Whether a take is being recorded. */
  readonly isRecording: () => boolean;
  readonly close: () => Promise<void>;
}

export interface LiveParts {
  readonly recogniser: Recogniser;
  readonly speechFile: (attemptId: string) => string;
  /** How a take is recognised; null while there is no model. */
  readonly order: (attemptId: string) => Promise<RecognitionOrder | null>;
  /** Told when a recording begins, and when none is under way any more. */
  readonly onRecording?: (isRecording: boolean) => void;
  readonly log: Logger;
}

/** The same promise, but that it fails with `cancelled` at once when the signal says so. */
const untilCancelled = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise: cancelled, reject } = Promise.withResolvers<never>();
  const cancel = (): void => reject(new StudioError('cancelled'));
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};

/** Nothing is listened to yet. A take that goes on after it had ended (its window came back) is listened to anew, from its beginning. */
export const createLiveListening = (parts: LiveParts): LiveListening => {
  const takes = new Map<string, Promise<LiveTake | null>>();
  const recording = new Set<string>();

  const open = (attemptId: string): Promise<LiveTake | null> => {
    const onError = (error: unknown): void =>
      parts.log.warn({ err: error, attemptId }, 'a take is not listened to while it is recorded');
    const { recogniser, speechFile, order } = parts;
    return openLiveTake({
      recogniser,
      speechFile: speechFile(attemptId),
      order: () => order(attemptId),
      onError,
    }).catch((error: unknown) => {
      onError(error);
      return null;
    });
  };

  const note = (attemptId: string, isRecorded: boolean): void => {
    const before = recording.size > 0;
    if (isRecorded) recording.add(attemptId);
    else recording.delete(attemptId);
    const now = recording.size > 0;
    if (now !== before) parts.onRecording?.(now);
  };

  const heardOf = async (attemptId: string, sampleCount: number): Promise<Listened | null> => {
    const take = await takes.get(attemptId);
    return (await take?.finish(sampleCount)) ?? null;
  };

  const forget = async (attemptId: string): Promise<void> => {
    const take = takes.get(attemptId);
    takes.delete(attemptId);
    note(attemptId, false);
    await (await take)?.stop();
  };

  return {
    grown: (attemptId) => {
      if (!recording.has(attemptId)) {
        void forget(attemptId);
        note(attemptId, true);
        takes.set(attemptId, open(attemptId));
      }
      void takes.get(attemptId)?.then((take) => take?.grown());
    },
    ended: (attemptId) => note(attemptId, false),
    finish: (attemptId, sampleCount, signal) => {
      note(attemptId, false);
      return untilCancelled(heardOf(attemptId, sampleCount), signal);
    },
    forget,
    wordsSoFar: async (attemptId, signal) =>
      recording.has(attemptId) ? ((await (await takes.get(attemptId))?.wordsSoFar(signal)) ?? null) : null,
    isRecording: () => recording.size > 0,
    close: async () => {
      await Promise.all([...takes.keys()].map(forget));
    },
  };
};
