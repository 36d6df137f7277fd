import type { Take, TrackKind } from '../../contract/take.ts';

/** Beside the tracks: what the stages wrote, in the order in which it is listed. */
const stageFiles = [
  { name: 'take.json', contentType: 'application/json', required: true },
  { name: 'events.jsonl', contentType: 'application/jsonl', required: false },
  { name: 'transcript.json', contentType: 'application/json', required: false },
  { name: 'corrections.json', contentType: 'application/json', required: false },
  { name: 'analysis.json', contentType: 'application/json', required: true },
  { name: 'score.json', contentType: 'application/json', required: true },
] as const;

/** The order in which tracks are listed; every track of a take leaves, and nothing else of its kind. */
const trackOrder: readonly TrackKind[] = [
  'screen',
  'camera',
  'microphone',
  'system-sound',
  'original',
  'speech',
];

/** A file that leaves with a submission. `required`: without it nothing can be sealed. */
export interface LeavingFile {
  readonly name: string;
  readonly contentType: string;
  readonly required: boolean;
}

/**
 * The files of an attempt that leave when it is submitted, in a fixed order: the recorded tracks, then what the stages wrote. The
 * rest of the folder (fragment journal, outbox state, receipt) stays. `transcript.json` may be missing from what older studios
 * sealed; `corrections.json` is left out where the speaker changed no word, `events.jsonl` where nothing happened.
 */
export const leavingFiles = (take: Take): LeavingFile[] => [
  ...trackOrder.flatMap((kind) =>
    take.tracks
      .filter((track) => track.kind === kind)
      .map((track) => ({ name: track.fileName, contentType: track.contentType, required: true })),
  ),
  ...stageFiles,
];

/**
 * Whether a file name can stand in a submission at all: a track's kind with an extension, or a stage's file. Says nothing of paths
 * but by being a closed list: no separator, no dot but one.
 */
export const isLeavingFileName = (name: string): boolean => {
  if (stageFiles.some((file) => file.name === name)) return true;
  const [kind, extension, ...rest] = name.split('.');
  return (
    rest.length === 0 &&
    extension !== undefined &&
    /^[a-z0-9]{2,5}$/.test(extension) &&
    trackOrder.some((track) => track === kind)
  );
};
