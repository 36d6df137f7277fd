/** Chromium's way to a track's raw frames (W3C mediacapture-transform); on the page it also takes sound. Not in the compiler's library. */
interface TrackProcessor<Data> {
  readonly readable: ReadableStream<Data>;
}
declare const MediaStreamTrackProcessor: {
  new (init: { readonly track: MediaStreamTrack; readonly maxBufferSize: number }): TrackProcessor<never>;
};

/** What a picture's track counts (W3C mediacapture-extensions), where the browser has it. */
interface CountedTrack extends MediaStreamTrack {
  readonly stats?: { readonly totalFrames: number; readonly discardedFrames: number } | null;
}

/** Frames that a device has captured for us, also those that never reached us because the machine was busy; undefined where not counted. */
export const capturedFrames = (track: CountedTrack): number | undefined =>
  track.stats ? track.stats.totalFrames - track.stats.discardedFrames : undefined;

/** Blocks of sound are small and must not be lost: two seconds' worth may wait. */
const soundBuffer = 200;

/** Frames hold a camera's buffers, of which it has few. */
const pictureBuffer = 4;

/** The frames of a picture's track, to be handed to a worker. Each call reads the track anew. */
export const framesOf = (track: MediaStreamTrack): ReadableStream<VideoFrame> =>
  new MediaStreamTrackProcessor({ track, maxBufferSize: pictureBuffer }).readable;

/** The blocks of a sound's track, 10 ms each. */
export const blocksOf = (track: MediaStreamTrack): ReadableStream<AudioData> =>
  new MediaStreamTrackProcessor({ track, maxBufferSize: soundBuffer }).readable;
