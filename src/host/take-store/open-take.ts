import { StudioError } from '../../contract/errors.ts';
import type { Fragment, Take, TakeEvent, TrackKind, TrackPlan } from '../../contract/take.ts';
import { createWriteRate } from '../../core/take/disk-rule.ts';
import { speechWavHeader, wavHeaderLength } from '../audio/wav-header.ts';
import type { LineFile } from './line-file.ts';
import type { TrackWriter } from './track-writer.ts';

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
  /** Sets what is left to set in the files and answers what `take.json` is to say. */
  readonly finish: (durationMs: number) => Promise<Take>;
  readonly close: () => Promise<void>;
  /** How fast the take grows; null until that is known. */
  readonly bytesPerSecond: () => number | null;
}

/** One track of an open take and how far it is. */
export interface OpenTrack {
  readonly plan: TrackPlan;
  readonly fileName: string;
  readonly writer: TrackWriter;
  nextSequence: number;
  startMs: number | null;
  endMs: number;
}

/** What an open take works on. */
export interface OpenTakeParts {
  readonly draft: Omit<Take, 'state' | 'durationMs' | 'tracks'>;
  readonly tracks: readonly OpenTrack[];
  readonly journal: LineFile;
  readonly events: LineFile;
}

/** Events that are remembered, so that one that a page sends again after a lost answer is not noted twice. */
const rememberedEvents = 64;

/** The header that a track's file has before its first fragment. */
export const headerFor = (plan: TrackPlan): Uint8Array =>
  plan.kind === 'speech' ? speechWavHeader(0) : new Uint8Array(0);

/** `take.json` as it stands. */
export const takeOf = (
  { draft, tracks }: Pick<OpenTakeParts, 'draft' | 'tracks'>,
  state: Take['state'],
  durationMs: number,
): Take => ({
  ...draft,
  state,
  durationMs,
  tracks: tracks.map((track) => ({
    ...track.plan,
    fileName: track.fileName,
    byteLength: track.writer.byteLength(),
    startMs: track.startMs ?? 0,
    endMs: track.endMs,
    fragmentCount: track.nextSequence,
  })),
});

/** Feeds the files of a take; from here on every fragment is on disk when it is answered. */
export const feedTake = (parts: OpenTakeParts): OpenTake => {
  const { journal, events } = parts;
  const tracks = new Map(parts.tracks.map((track) => [track.plan.kind, track]));
  const rate = createWriteRate();
  let lately = [...events.lastLines].slice(-rememberedEvents);

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
    const { writer } = track;
    // Sent again after a lost connection: it is on disk already.
    if (arriving.sequence < track.nextSequence) return writer.byteLength();
    if (arriving.sequence > track.nextSequence) {
      throw new StudioError(
        'take-out-of-order',
        `${arriving.track} ${arriving.sequence}, expected ${track.nextSequence}.`,
      );
    }
    const byteOffset = writer.byteLength();
    const fragment: Fragment = { ...arriving, byteOffset, byteLength: bytes.length };
    await writer.append(bytes);
    try {
      await journal.write(JSON.stringify(fragment));
    } catch (error) {
      // File and journal tell the same story, so that the fragment can be sent again.
      await writer.cutTo(byteOffset);
      throw error;
    }
    track.nextSequence += 1;
    track.startMs ??= arriving.startMs;
    track.endMs = Math.max(track.endMs, arriving.endMs);
    rate.add(bytes.length, arriving.endMs);
    return writer.byteLength();
  };

  const note = async (event: TakeEvent): Promise<void> => {
    const line = JSON.stringify(event);
    if (lately.includes(line)) return;
    await events.write(line);
    lately = [...lately, line].slice(-rememberedEvents);
  };

  return {
    append: (fragment, bytes) => inOrder(() => append(fragment, bytes)),
    event: (event) => inOrder(() => note(event)),
    finish: (durationMs) =>
      inOrder(async () => {
        const writer = tracks.get('speech')?.writer;
        if (writer) await writer.patchStart(speechWavHeader(writer.byteLength() - wavHeaderLength));
        const longest = Math.max(0, ...parts.tracks.map((track) => track.endMs));
        return takeOf(parts, 'complete', Math.max(durationMs, longest));
      }),
    close: async () => {
      await lastWork;
      const files = [journal, events, ...parts.tracks.map((track) => track.writer)];
      await Promise.all(files.map((file) => file.close().catch(() => undefined)));
    },
    bytesPerSecond: rate.bytesPerSecond,
  };
};
