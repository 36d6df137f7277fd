import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import type { TrackPlan } from '../../contract/take.ts';
import { diskError, syncFolder, writeJson } from '../files.ts';
import { type AttemptFolder, trackFileName } from './attempt-folder.ts';
import { openLineFile } from './line-file.ts';
import {
  feedTake,
  headerFor,
  type OpenTake,
  type OpenTakeParts,
  type OpenTrack,
  takeOf,
} from './open-take.ts';
import { openTrackWriter } from './track-writer.ts';

/** Makes the folder, `take.json` in state `recording`, and the files. All of it, the names too, outlives a power cut. */
export const beginTake = async (
  folder: AttemptFolder,
  draft: OpenTakeParts['draft'],
  plans: readonly TrackPlan[],
): Promise<OpenTake> => {
  const kinds = new Set(plans.map((plan) => plan.kind));
  if (kinds.size < plans.length) throw new StudioError('bad-request', 'Two tracks of one kind.');
  await mkdir(folder.path, { recursive: true }).catch((error: unknown) => {
    throw diskError(error);
  });
  const tracks: OpenTrack[] = [];
  for (const plan of plans) {
    const fileName = trackFileName(plan);
    const writer = await openTrackWriter(join(folder.path, fileName), headerFor(plan));
    tracks.push({ plan, fileName, writer, nextSequence: 0, startMs: null, endMs: 0 });
  }
  const journal = await openLineFile(folder.journal);
  const events = await openLineFile(folder.events);
  const take = takeOf({ draft, tracks }, 'recording', 0);
  // The journal begins with the take as it was begun: a damaged take.json can be made again from it.
  await journal.write(JSON.stringify({ begun: take }));
  await writeJson(folder.take, take);
  await syncFolder(dirname(folder.path));
  return feedTake({ draft, tracks, journal, events });
};
