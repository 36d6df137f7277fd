import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AttemptId } from '../../contract/primitives.ts';
import { Receipt } from '../../contract/submission.ts';
import { diskError, isMissing, readJson, writeJson } from '../files.ts';
import { OutboxRecord } from './record.ts';

/** A submission as the outbox holds it. */
export interface StoredSubmission {
  readonly record: OutboxRecord;
  readonly receipt: Receipt | null;
}

/** `submission.json` and `receipt.json` of every attempt. */
export interface RecordStore {
  readonly folder: (attemptId: string) => string;
  readonly load: (attemptId: string) => Promise<StoredSubmission | null>;
  readonly saveRecord: (attemptId: string, record: OutboxRecord) => Promise<void>;
  readonly saveReceipt: (attemptId: string, receipt: Receipt) => Promise<void>;
  readonly attemptIds: () => Promise<string[]>;
}

/** The records in the attempts' own folders, so that an attempt that is deleted takes them with it. */
export const openRecordStore = (attemptsFolder: string): RecordStore => {
  const pathOf = (attemptId: string, name: string): string =>
    join(attemptsFolder, AttemptId.parse(attemptId), name);
  return {
    folder: (attemptId) => join(attemptsFolder, AttemptId.parse(attemptId)),
    load: async (attemptId) => {
      const record = await readJson(pathOf(attemptId, 'submission.json'), OutboxRecord);
      if (!record) return null;
      const receipt = await readJson(pathOf(attemptId, 'receipt.json'), Receipt);
      // A receipt of an earlier, refused submission of the attempt says nothing of this one.
      const isOfRecord = receipt?.body.manifestSha256 === record.sealed.manifestSha256;
      return { record, receipt: isOfRecord ? receipt : null };
    },
    saveRecord: (attemptId, record) => writeJson(pathOf(attemptId, 'submission.json'), record),
    saveReceipt: (attemptId, receipt) => writeJson(pathOf(attemptId, 'receipt.json'), receipt),
    attemptIds: async () => {
      try {
        const entries = await readdir(attemptsFolder, { withFileTypes: true });
        return entries.flatMap(({ name }) => (AttemptId.safeParse(name).success ? [name] : []));
      } catch (error) {
        if (isMissing(error)) return [];
        throw diskError(error);
      }
    },
  };
};
