import type { InputAudioTrack, InputVideoTrack } from 'mediabunny';
import type { Track, TrackKind } from '../../contract/take.ts';
import { type MediaFile, openMediaFile, type ReadPiece } from './media-file.ts';

/** What each track is in the player. */
export interface Roles {
  readonly screen: InputVideoTrack | undefined;
  readonly camera: InputVideoTrack | undefined;
  readonly sound: readonly InputAudioTrack[];
}

/** Opens the files of a take; a file that cannot be opened is left out, so that the others can still be played. */
export const openFiles = async (tracks: readonly Track[], read: ReadPiece): Promise<readonly MediaFile[]> => {
  const opened = await Promise.allSettled(
    tracks
      .filter(({ byteLength }) => byteLength > 0)
      .map(({ kind, byteLength }) => openMediaFile(kind, byteLength, read)),
  );
  return opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
};

/**
 * The picture of the screen is the screen track's or an imported file's. The voice is the microphone's or the imported file's;
 * `speech` is made for listening machines, and people hear it only where there is nothing better.
 */
export const chooseRoles = (files: readonly MediaFile[]): Roles => {
  const of = (kind: TrackKind): MediaFile | undefined => files.find((file) => file.kind === kind);
  const voice = of('microphone')?.audio ?? of('original')?.audio ?? of('speech')?.audio;
  const computer = of('system-sound')?.audio;
  return {
    screen: of('screen')?.video ?? of('original')?.video ?? undefined,
    camera: of('camera')?.video ?? undefined,
    sound: [voice, computer].filter((track) => track !== null && track !== undefined),
  };
};
