import { errorCatalogue, StudioError } from '../../contract/errors.ts';
import type { Receipt, SealedSubmission, SubmissionStatus } from '../../contract/submission.ts';
import { totalBytes } from '../../core/submission/receipt.ts';
import type { Logger } from '../log.ts';
import { admit } from './admission.ts';
import { type Backoff, defaultBackoff, waitMs } from './backoff.ts';
import { deliver } from './deliver.ts';
import { baseAddress, type Destination } from './destination.ts';
import { newRecord, type OutboxRecord, statusOf } from './record.ts';
import { openRecordStore } from './record-store.ts';

/** What the outbox runs with. `onChange` hears every step of every submission. */
export interface OutboxParts {
  readonly attemptsFolder: string;
  readonly log: Logger;
  readonly onChange: (status: SubmissionStatus) => void;
  readonly backoff?: Backoff;
  readonly stallMs?: number;
}

/**
 * The only place that opens a connection to the vendor. One submission is sent at a time, in the order of asking; each waits on disk
 * until the vendor's receipt is home, through ends of the studio and times without a network.
 */
export interface Outbox {
  /** Takes a sealed attempt and starts to send it. The same seal again changes nothing; throws `submission-exists` for another. */
  readonly enqueue: (
    sealed: SealedSubmission,
    order: Destination & { readonly folder: string },
  ) => Promise<SubmissionStatus>;
  readonly status: (attemptId: string) => Promise<SubmissionStatus | null>;
  /** Tries at once what waits or was refused. Throws `attempt-not-found` when the attempt was never sealed. */
  readonly tryNow: (attemptId: string) => Promise<SubmissionStatus>;
  /** Takes up what an earlier run of the studio left waiting. */
  readonly resumeAll: () => Promise<void>;
  /** Lets go of an attempt that is about to be deleted; answers when nothing touches its files any more. */
  readonly forget: (attemptId: string) => Promise<void>;
  /** Stops sending and all timers; what waits stays on disk. */
  readonly close: () => Promise<void>;
}

interface Entry {
  readonly attemptId: string;
  record: OutboxRecord;
  receipt: Receipt | null;
  timer: NodeJS.Timeout | null;
  /** Set while the entry stands in the line or is being sent. */
  work: { readonly abort: AbortController; readonly done: Promise<void> } | null;
}

const progressEveryMs = 200;

/** Opens the outbox over the attempts' folder. Nothing is sent before `resumeAll` or `enqueue`. */
export const createOutbox = (parts: OutboxParts): Outbox => {
  const { attemptsFolder, log, onChange } = parts;
  const backoff = parts.backoff ?? defaultBackoff;
  const store = openRecordStore(attemptsFolder);
  const entries = new Map<string, Entry>();
  let lastWork: Promise<void> = Promise.resolve();
  let isClosed = false;

  const entryStatus = (entry: Entry): SubmissionStatus => statusOf(entry.record, entry.receipt);

  const update = (entry: Entry, change: Partial<OutboxRecord>): void => {
    entry.record = { ...entry.record, ...change };
    onChange(entryStatus(entry));
  };

  const find = async (attemptId: string): Promise<Entry | null> => {
    const known = entries.get(attemptId);
    if (known) return known;
    const stored = await store.load(attemptId).catch((error: unknown) => {
      if (error instanceof StudioError) throw error;
      // A torn record cannot be sent any more; it must not hide the attempt or the other submissions.
      log.error({ err: error, attemptId }, 'could not read submission.json');
      return null;
    });
    // Another caller may have loaded it in the meantime.
    const found = entries.get(attemptId) ?? (stored && { attemptId, ...stored, timer: null, work: null });
    if (found) entries.set(attemptId, found);
    return found ?? null;
  };

  /** On disk first: what is told has happened for good. */
  const settle = async (entry: Entry, change: Partial<OutboxRecord>): Promise<void> => {
    await store.saveRecord(entry.attemptId, { ...entry.record, ...change });
    update(entry, change);
  };

  const takeReceipt = async (entry: Entry, receipt: Receipt): Promise<void> => {
    await store.saveReceipt(entry.attemptId, receipt);
    entry.receipt = receipt;
    await settle(entry, {
      state: 'received',
      sentBytes: totalBytes(entry.record.sealed.manifest),
      message: `The vendor has it. Reference: ${receipt.body.reviewReference}.`,
      failedTries: 0,
      nextTryAt: null,
    });
  };

  const takeFailure = async (
    entry: Entry,
    error: unknown,
    { movedBytes, signal }: { movedBytes: boolean; signal: AbortSignal },
  ): Promise<void> => {
    const known =
      error instanceof StudioError ? error : new StudioError('internal', undefined, { cause: error });
    const { attemptId } = entry;
    log.warn({ err: error, attemptId, code: known.code }, 'a submission was not delivered');
    const message = known.message.slice(0, 300);
    // A disk that refuses must neither hide the failure nor end the tries.
    const settleAnyway = (change: Partial<OutboxRecord>): Promise<void> =>
      settle(entry, change).catch((diskFailure: unknown) => {
        log.error({ err: diskFailure, attemptId }, 'could not write submission.json');
        update(entry, change);
      });
    if (!errorCatalogue[known.code].retry) {
      return settleAnyway({ state: 'refused', message, nextTryAt: null });
    }
    const failedTries = movedBytes ? 1 : entry.record.failedTries + 1;
    const delayMs = waitMs(failedTries, Math.random(), backoff);
    const nextTryAt = new Date(Date.now() + delayMs).toISOString();
    await settleAnyway({ state: 'waiting', message, failedTries, nextTryAt });
    // Last: a timer that fired while this try still settles would find it at work and start nothing.
    if (!signal.aborted) entry.timer = setTimeout(() => schedule(entry), delayMs);
  };

  const send = async (entry: Entry, signal: AbortSignal): Promise<void> => {
    const { sealed, destination } = entry.record;
    const startedWith = entry.record.sentBytes;
    let lastTold = 0;
    try {
      update(entry, {
        state: 'uploading',
        message: 'Asks the vendor what is still to send.',
        nextTryAt: null,
      });
      const receipt = await deliver({
        sealed,
        destination,
        folder: store.folder(entry.attemptId),
        signal,
        stallMs: parts.stallMs ?? 60_000,
        onProgress: (sentBytes, message) => {
          const isNews = message !== entry.record.message || Date.now() - lastTold >= progressEveryMs;
          if (isNews) lastTold = Date.now();
          entry.record = { ...entry.record, sentBytes, message };
          if (isNews) onChange(entryStatus(entry));
        },
      });
      await takeReceipt(entry, receipt);
    } catch (error) {
      if (signal.aborted) return update(entry, { state: 'waiting', message: 'Stopped; it goes on later.' });
      await takeFailure(entry, error, { movedBytes: entry.record.sentBytes > startedWith, signal });
    }
  };

  /** Puts an entry into the line, once. */
  const schedule = (entry: Entry): void => {
    if (isClosed || entry.work) return;
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    const abort = new AbortController();
    const done = lastWork
      .then(() => (abort.signal.aborted ? undefined : send(entry, abort.signal)))
      .catch((error: unknown) => log.error({ err: error, attemptId: entry.attemptId }, 'outbox'))
      .finally(() => {
        entry.work = null;
      });
    entry.work = { abort, done };
    lastWork = done;
  };

  const stop = async (entry: Entry): Promise<void> => {
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    entry.work?.abort.abort();
    await entry.work?.done;
  };

  return {
    enqueue: async (candidate, { folder, backendUrl, backendPublicKey }) => {
      const sealed = await admit(candidate, folder, attemptsFolder);
      baseAddress(backendUrl);
      const { attemptId } = sealed.manifest;
      const standing = await find(attemptId);
      const isSame = standing?.record.sealed.manifestSha256 === sealed.manifestSha256;
      if (standing && isSame) return entryStatus(standing);
      if (standing && standing.record.state !== 'refused') throw new StudioError('submission-exists');
      const record = newRecord(sealed, { backendUrl, backendPublicKey });
      const entry: Entry = { attemptId, record, receipt: null, timer: null, work: null };
      await store.saveRecord(attemptId, record);
      entries.set(attemptId, entry);
      onChange(entryStatus(entry));
      schedule(entry);
      return entryStatus(entry);
    },
    status: async (attemptId) => {
      const entry = await find(attemptId);
      return entry && entryStatus(entry);
    },
    tryNow: async (attemptId) => {
      const entry = await find(attemptId);
      if (!entry) throw new StudioError('attempt-not-found', 'It was never sealed.');
      if (entry.record.state !== 'received' && !entry.work) {
        update(entry, { state: 'waiting', message: 'It is tried now.', nextTryAt: null });
        schedule(entry);
      }
      return entryStatus(entry);
    },
    resumeAll: async () => {
      for (const attemptId of await store.attemptIds()) {
        const entry = await find(attemptId);
        if (entry?.record.state === 'waiting' || entry?.record.state === 'uploading') schedule(entry);
      }
    },
    forget: async (attemptId) => {
      const entry = entries.get(attemptId);
      if (entry) await stop(entry);
      entries.delete(attemptId);
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...entries.values()].map(stop));
    },
  };
};
