import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Corrections } from '../../contract/corrections.ts';
import { Transcript } from '../../contract/transcript.ts';
import { canonicalBytes } from '../../core/kit/canonical-json.ts';
import type { ReadyModel } from '../engines/recogniser.ts';
import { readJson } from '../files.ts';
import { sha256 } from '../hashing.ts';
import type { AttemptFolder } from '../take-store/attempt-folder.ts';

/** A transcript and what its speaker changed in it. */
export interface CorrectedTranscript {
  readonly transcript: Transcript;
  readonly corrections: Corrections;
}

/** The hash by which corrections know their transcript. */
export const hashTranscript = (transcript: Transcript): string => sha256(canonicalBytes(transcript));

/** The corrected transcript of an attempt; null where nothing was corrected, or where the two files do not belong together. */
export const readCorrected = async (folder: AttemptFolder): Promise<CorrectedTranscript | null> => {
  const corrections = await readJson(folder.corrections, Corrections);
  if (!corrections) return null;
  const transcript = await readJson(folder.transcript, Transcript);
  if (!transcript || hashTranscript(transcript) !== corrections.transcriptSha256) return null;
  return { transcript, corrections };
};

/** Whether a file is there and was written after another: a take that went on has got a new `take.json`, and its words are not all written. */
const isNewer = async (path: string, than: string): Promise<boolean> => {
  const [one, other] = await Promise.all([path, than].map((file) => stat(file).catch(() => null)));
  return one != null && other != null && one.mtimeMs >= other.mtimeMs;
};

/** A transcript that nobody corrected. */
export interface SaidTranscript {
  readonly transcript: Transcript;
  readonly corrections: null;
}

/** What any model has written of the take as it is now; null where there is none. */
export const readSaidByAny = async (folder: AttemptFolder): Promise<SaidTranscript | null> => {
  if (!(await isNewer(folder.transcript, folder.take))) return null;
  const transcript = await readJson(folder.transcript, Transcript).catch(() => null);
  return transcript && { transcript, corrections: null };
};

/**
 * A transcript that this very model has made, while nothing of it is measured any more: the take was trimmed, or the studio ended in
 * between. The same model would only write the same words again. Null where there is none.
 */
export const readSaid = async (
  folder: AttemptFolder,
  model: ReadyModel | null,
): Promise<SaidTranscript | null> => {
  if (!model || existsSync(folder.analysis)) return null;
  const said = await readSaidByAny(folder);
  return said?.transcript.recogniser.modelSha256 === model.sha256 ? said : null;
};
