/** What the backend takes at most. */
export interface Limits {
  readonly fileBytes: number;
  readonly submissionBytes: number;
  readonly files: number;
  /** The sealed manifest as JSON. */
  readonly manifestBytes: number;
  /** Files that are parsed (take, transcript, analysis, score). */
  readonly parsedFileBytes: number;
}

const gibibyte = 1024 ** 3;

/** An hour of screen, camera and sound is about 4 GiB. */
export const defaultLimits: Limits = {
  fileBytes: 16 * gibibyte,
  submissionBytes: 32 * gibibyte,
  files: 16,
  manifestBytes: 256 * 1024,
  parsedFileBytes: 64 * 1024 * 1024,
};
