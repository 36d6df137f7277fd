import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import type { Fragment, Take, TakeEvent, TrackKind, TrackPlan } from '../../contract/take.ts';
import { diskError, writeJson } from '../files.ts';
import { type AttemptFolder, trackFileName } from './attempt-folder.ts';
import { openTrackWriter, type TrackWriter } from './track-writer.ts';
import { speechWavHeader, wavHeaderLength } from '../audio/wav-header.ts';

/** A piece of a track as it arrives. */
export interface ArrivingFragment {
  readonly track: TrackKind;
  readonly sequence: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** A take that is being recorded. */
export interface OpenTake {
  readonly append: (fragment: ArrivingFragment, bytes: Uint8Array) => Promise<number>;
  readonly event: (event: TakeEvent) => Promise<void>;
  readonly finish: (durationMs: number) => Promise<Take>;
  readonly close: () => Promise<void>;
}

interface OpenTrack {
  readonly plan: TrackPlan;
  readonly fileName: string;
  readonly writer: TrackWriter;
  nextSequence: number;
  startMs: number | null;
  endMs: number;
}

const writeLine = async (file: FileHandle, value: unknown): Promise<void> => {
  try {
    await file.appendFile(`${JSON.stringify(value)}\n`);
    await file.datasync();
  } catch (error) {
    throw diskError(error);
  }
};

const headerFor = (plan: TrackPlan): Uint8Array =>
  plan.kind === 'speech' ? speechWavHeader(0) : new Uint8Array(0);

/** Makes the folder, `take.json` in state `recording`, and the files; from here on every fragment is on disk when it is answered. */
export const beginTake = async (
  folder: AttemptFolder,
  draft: Omit<Take, 'state' | 'durationMs' | 'tracks'>,
  plans: readonly TrackPlan[],
): Promise<OpenTake> => {
  const tracks = new Map<TrackKind, OpenTrack>();
  const toTake = (state: Take['state'], durationMs: number): Take => ({
    ...draft,
    state,
    durationMs,
    tracks: [...tracks.values()].map((track) => ({
      ...track.plan,
      fileName: track.fileName,
      byteLength: track.writer.byteLength(),
      startMs: track.startMs ?? 0,
      endMs: track.endMs,
      fragmentCount: track.nextSequence,
    })),
  });

  await mkdir(folder.path, { recursive: true }).catch((error: unknown) => {
    throw diskError(error);
  });
  for (const plan of plans) {
    if (tracks.has(plan.kind)) throw new StudioError('bad-request', `Two tracks of kind ${plan.kind}.`);
    const fileName = trackFileName(plan);
    const writer = await openTrackWriter(join(folder.path, fileName), headerFor(plan));
    tracks.set(plan.kind, { plan, fileName, writer, nextSequence: 0, startMs: null, endMs: 0 });
  }
  const journal = await open(folder.journal, 'a');
  const events = await open(folder.events, 'a');
  await writeJson(folder.take, toTake('recording', 0));

  // Calls may overlap; each track's pieces and the journal's lines must not.
  let lastWork: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const result = lastWork.then(work);
    lastWork = result.catch(() => undefined);
    return result;
  };

  const append = async (arriving: ArrivingFragment, bytes: Uint8Array): Promise<number> => {
    const track = tracks.get(arriving.track);
    if (!track) throw new StudioError('bad-request', `The take has no track ${arriving.track}.`);
    // Sent again after a lost connection: it is on disk already.
    if (arriving.sequence < track.nextSequence) return track.writer.byteLength();
    if (arriving.sequence > track.nextSequence) {
      throw new StudioError(
        'take-out-of-order',
        `${arriving.track} ${arriving.sequence}, expected ${track.nextSequence}.`,
      );
    }
    const fragment: Fragment = {
      ...arriving,
      byteOffset: track.writer.byteLength(),
      byteLength: bytes.length,
    };
    await track.writer.append(bytes);
    track.nextSequence += 1;
    track.startMs ??= arriving.startMs;
    track.endMs = Math.max(track.endMs, arriving.endMs);
    await writeLine(journal, fragment);
    return track.writer.byteLength();
  };

  const close = async (): Promise<void> => {
    await lastWork;
    const files = [journal, events, ...[...tracks.values()].map((track) => track.writer)];
    await Promise.all(files.map((file) => file.close()));
  };

  return {
    append: (fragment, bytes) => inOrder(() => append(fragment, bytes)),
    event: (event) => inOrder(() => writeLine(events, event)),
    finish: (durationMs) =>
      inOrder(async () => {
        const speech = tracks.get('speech');
        if (speech)
          await speech.writer.patchStart(speechWavHeader(speech.writer.byteLength() - wavHeaderLength));
        const longest = Math.max(0, ...[...tracks.values()].map((track) => track.endMs));
        const take = toTake('complete', Math.max(durationMs, longest));
        await writeJson(folder.take, take);
        return take;
      }),
    close,
  };
};
