import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { TrackPlan } from '../../contract/take.ts';

/** Where everything of one attempt lies. */
export interface AttemptFolder {
  readonly attemptId: string;
  readonly path: string;
  readonly take: string;
  readonly journal: string;
  readonly events: string;
  readonly trim: string;
  readonly cueMarks: string;
  readonly transcript: string;
  readonly corrections: string;
  /** What the engine made of each piece; stays when the transcript is made again. */
  readonly pieces: string;
  readonly analysis: string;
  readonly score: string;
  /** Why the words are missing from a report that has none. */
  readonly wordsMissing: string;
  readonly submission: string;
  readonly receipt: string;
  readonly speech: string;
}

/** The paths of one attempt. `attemptId` has passed its schema, so it cannot climb out of the folder. */
export const attemptFolder = (attemptsFolder: string, attemptId: string): AttemptFolder => {
  const path = join(attemptsFolder, attemptId);
  return {
    attemptId,
    path,
    take: join(path, 'take.json'),
    journal: join(path, 'fragments.jsonl'),
    events: join(path, 'events.jsonl'),
    trim: join(path, 'trim.json'),
    cueMarks: join(path, 'cue-marks.json'),
    transcript: join(path, 'transcript.json'),
    corrections: join(path, 'corrections.json'),
    pieces: join(path, 'transcript-pieces.jsonl'),
    analysis: join(path, 'analysis.json'),
    score: join(path, 'score.json'),
    wordsMissing: join(path, 'words-missing.json'),
    submission: join(path, 'submission.json'),
    receipt: join(path, 'receipt.json'),
    speech: join(path, 'speech.wav'),
  };
};

/** A new name: the time first, so that names sort by age, then chance. */
export const newAttemptId = (nowMs: number): string =>
  `${nowMs.toString(36).padStart(9, '0')}${randomBytes(5).toString('hex')}`;

/** When an attempt was begun, by its name. */
export const startedAtOf = (attemptId: string): Date => {
  const atMs = Number.parseInt(attemptId.slice(0, 9), 36);
  return new Date(atMs > 0 && atMs < 8.64e15 ? atMs : 0);
};

const extensions: Record<string, string> = {
  'video/mp4': 'mp4',
  'audio/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/webm': 'webm',
  'video/x-matroska': 'mkv',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
};

/** The file of a track, named by what it is: `screen.mp4`, `speech.wav`. */
export const trackFileName = (plan: TrackPlan): string => {
  const essence = plan.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return `${plan.kind}.${extensions[essence] ?? 'bin'}`;
};
