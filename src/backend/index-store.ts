import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { ReviewState, ReviewSummary, StoredDecision } from '../contract/review.ts';
import { Receipt, SealedSubmission } from '../contract/submission.ts';

/** One submission of the index. `note` says why the score could not be made again, or why the submission was refused. */
export interface IndexedSubmission {
  readonly sealed: SealedSubmission;
  readonly state: ReviewState;
  readonly summary: ReviewSummary | null;
  readonly receipt: Receipt | null;
  readonly note: string;
  readonly announcedAt: string;
}

/** Where an upload belongs. */
export interface IndexedUpload {
  readonly uploadId: string;
  readonly submissionId: string;
  readonly name: string;
}

/** What is known of submissions; the files themselves lie in folders beside it. */
export interface IndexStore {
  readonly list: () => IndexedSubmission[];
  readonly find: (submissionId: string) => IndexedSubmission | null;
  readonly insert: (sealed: SealedSubmission, announcedAt: string) => void;
  readonly finish: (submissionId: string, receipt: Receipt, summary: ReviewSummary, note: string) => void;
  readonly refuse: (submissionId: string, reason: string) => void;
  readonly uploads: (submissionId: string) => IndexedUpload[];
  readonly findUpload: (uploadId: string) => IndexedUpload | null;
  readonly setUpload: (upload: IndexedUpload) => void;
  readonly decisions: (submissionId: string) => StoredDecision[];
  readonly decide: (submissionId: string, decision: StoredDecision) => void;
  readonly setSummary: (submissionId: string, summary: ReviewSummary) => void;
  readonly close: () => void;
}

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS submissions (
    submission_id TEXT PRIMARY KEY,
    sealed TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'expecting',
    receipt TEXT,
    summary TEXT,
    note TEXT NOT NULL DEFAULT '',
    announced_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS uploads (
    upload_id TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (submission_id, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS decisions (
    submission_id TEXT NOT NULL,
    criterion_id TEXT NOT NULL,
    check_id TEXT NOT NULL,
    answer TEXT NOT NULL,
    note TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (submission_id, criterion_id, check_id)
  ) STRICT;
`;

type Row = Record<string, unknown>;

const text = (row: Row, column: string): string => z.string().parse(row[column]);

const toSubmission = (row: Row): IndexedSubmission => ({
  sealed: SealedSubmission.parse(JSON.parse(text(row, 'sealed'))),
  state: ReviewState.parse(row['state']),
  summary: row['summary'] === null ? null : ReviewSummary.parse(JSON.parse(text(row, 'summary'))),
  receipt: row['receipt'] === null ? null : Receipt.parse(JSON.parse(text(row, 'receipt'))),
  note: text(row, 'note'),
  announcedAt: text(row, 'announced_at'),
});

const toUpload = (row: Row): IndexedUpload => ({
  uploadId: text(row, 'upload_id'),
  submissionId: text(row, 'submission_id'),
  name: text(row, 'name'),
});

const toDecision = (row: Row): StoredDecision =>
  StoredDecision.parse({
    criterionId: row['criterion_id'],
    checkId: row['check_id'],
    answer: row['answer'],
    note: row['note'],
    decidedAt: row['decided_at'],
  });

/** Opens the index file, which is made when missing. */
export const openIndexStore = (path: string): IndexStore => {
  const database = new DatabaseSync(path);
  database.exec(tables);
  const all = database.prepare('SELECT * FROM submissions ORDER BY announced_at DESC');
  const one = database.prepare('SELECT * FROM submissions WHERE submission_id = ?');
  const insert = database.prepare(
    'INSERT INTO submissions (submission_id, sealed, announced_at) VALUES (?, ?, ?)',
  );
  const finish = database.prepare(
    "UPDATE submissions SET state = 'received', receipt = ?, summary = ?, note = ? WHERE submission_id = ?",
  );
  const refuse = database.prepare(
    "UPDATE submissions SET state = 'refused', note = ? WHERE submission_id = ?",
  );
  const uploads = database.prepare('SELECT * FROM uploads WHERE submission_id = ?');
  const upload = database.prepare('SELECT * FROM uploads WHERE upload_id = ?');
  const setUpload = database.prepare(
    'INSERT OR REPLACE INTO uploads (upload_id, submission_id, name) VALUES (?, ?, ?)',
  );
  const decisions = database.prepare('SELECT * FROM decisions WHERE submission_id = ?');
  const decide = database.prepare('INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)');

  const setSummary = database.prepare('UPDATE submissions SET summary = ? WHERE submission_id = ?');

  return {
    list: () => all.all().map(toSubmission),
    find: (submissionId) => {
      const row = one.get(submissionId);
      return row ? toSubmission(row) : null;
    },
    insert: (sealed, announcedAt) =>
      void insert.run(sealed.manifest.submissionId, JSON.stringify(sealed), announcedAt),
    finish: (submissionId, receipt, summary, note) =>
      void finish.run(JSON.stringify(receipt), JSON.stringify(summary), note, submissionId),
    refuse: (submissionId, reason) => void refuse.run(reason, submissionId),
    uploads: (submissionId) => uploads.all(submissionId).map(toUpload),
    findUpload: (uploadId) => {
      const row = upload.get(uploadId);
      return row ? toUpload(row) : null;
    },
    setUpload: ({ uploadId, submissionId, name }) => void setUpload.run(uploadId, submissionId, name),
    decisions: (submissionId) => decisions.all(submissionId).map(toDecision),
    decide: (submissionId, { criterionId, checkId, answer, note, decidedAt }) =>
      void decide.run(submissionId, criterionId, checkId, answer, note, decidedAt),
    setSummary: (submissionId, summary) => void setSummary.run(JSON.stringify(summary), submissionId),
    close: () => database.close(),
  };
};
