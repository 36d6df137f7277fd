import type { PictureFeed, SoundFeed } from './engine/messages.ts';
import type { SoundReader } from './sound-reader.ts';
import { blocksOf, framesOf } from './track-processor.ts';
import type { AnySource, RecorderSources } from './types.ts';

/** What the recording worker reads, one feed a track. Their streams and ports are to be transferred. */
export interface Feeds {
  readonly pictures: readonly PictureFeed[];
  readonly sounds: readonly SoundFeed[];
}

/** The tracks that one source gives, sounds by way of `reader`; `turn` counts the sources of its kind. */
export const feedsOfSource = (source: AnySource, turn: number, reader: SoundReader): Feeds => {
  const { label, stream } = source;
  const sound = stream.getAudioTracks()[0];
  if (source.kind === 'microphone') {
    if (!sound) return { pictures: [], sounds: [] };
    // A voice is one channel; microphones that say two give it twice.
    const { kind, sampleRateHz } = source;
    return {
      pictures: [],
      sounds: [{ kind, turn, label, port: reader.read(blocksOf(sound)), sampleRateHz, channels: 1 }],
    };
  }
  const { kind, widthPixels, heightPixels, framesPerSecond } = source;
  const picture = stream.getVideoTracks()[0];
  const pictures: PictureFeed[] = picture
    ? [{ kind, turn, label, frames: framesOf(picture), widthPixels, heightPixels, framesPerSecond }]
    : [];
  if (kind !== 'screen' || !sound) return { pictures, sounds: [] };
  const sampleRateHz = sound.getSettings().sampleRate ?? 48_000;
  return {
    pictures,
    sounds: [
      {
        kind: 'system-sound',
        turn,
        label,
        port: reader.read(blocksOf(sound)),
        sampleRateHz,
        channels: 2,
      },
    ],
  };
};

/** All tracks of a take; the microphone is the first sound. */
export const feedsOf = ({ screen, camera, microphone }: RecorderSources, reader: SoundReader): Feeds => {
  const all = [screen, camera, microphone].flatMap((source) =>
    source ? feedsOfSource(source, 0, reader) : [],
  );
  const sounds = all.flatMap((feeds) => feeds.sounds);
  return {
    pictures: all.flatMap((feeds) => feeds.pictures),
    sounds: sounds.toSorted((a, b) => Number(b.kind === 'microphone') - Number(a.kind === 'microphone')),
  };
};
