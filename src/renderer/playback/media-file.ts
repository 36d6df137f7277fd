import { ALL_FORMATS, CustomSource, Input, type InputAudioTrack, type InputVideoTrack } from 'mediabunny';
import type { TrackKind } from '../../contract/take.ts';

/** Reads a piece of a track's file. */
export type ReadPiece = (kind: TrackKind, byteOffset: number, byteLength: number) => Promise<Uint8Array>;

/** What can be played of one track's file. */
export interface MediaFile {
  readonly kind: TrackKind;
  readonly video: InputVideoTrack | null;
  readonly audio: InputAudioTrack | null;
  close(): void;
}

/** The host answers at most this much at once. */
const largestPiece = 4 * 1024 * 1024;

/** All of `[start, end)`, asked for in pieces that the host allows. */
export const readRange = async (
  read: (byteOffset: number, byteLength: number) => Promise<Uint8Array>,
  start: number,
  end: number,
): Promise<Uint8Array> => {
  if (end - start <= largestPiece) return read(start, end - start);
  const whole = new Uint8Array(end - start);
  for (let offset = start; offset < end; ) {
    const piece = await read(offset, Math.min(largestPiece, end - offset));
    if (piece.length === 0) throw new RangeError('The file is shorter than expected.');
    whole.set(piece, offset - start);
    offset += piece.length;
  }
  return whole;
};

/** Opens a track's file for playback; tracks that this machine cannot decode are left out. */
export const openMediaFile = async (
  kind: TrackKind,
  byteLength: number,
  read: ReadPiece,
): Promise<MediaFile> => {
  const input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => byteLength,
      read: (start, end) => readRange((offset, length) => read(kind, offset, length), start, end),
      prefetchProfile: 'fileSystem',
      maxCacheSize: 24 * 1024 * 1024,
    }),
  });
  try {
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    return {
      kind,
      video: video && (await video.canDecode()) ? video : null,
      audio: audio && (await audio.canDecode()) ? audio : null,
      close: () => input.dispose(),
    };
  } catch (error) {
    input.dispose();
    throw error;
  }
};
