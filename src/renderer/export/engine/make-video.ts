import { VideoSample } from 'mediabunny';
import type { MovieExtras } from '../../../core/export/finish-movie.ts';
import { frameShowsMs, isFrameDue } from '../../../core/export/frame-plan.ts';
import { mixSounds } from '../../../core/export/mix.ts';
import type { ReadPiece } from '../../playback/media-file.ts';
import type { VideoOrder } from '../export-messages.ts';
import { type MovieWriter, openMovie, type WriteBytes } from './movie-writer.ts';
import { openSources, type Sources } from './open-sources.ts';
import { createPainter } from './painter.ts';
import { soundRateHz } from './sound-reel.ts';

/** What the maker needs around it. */
interface Surroundings {
  readonly read: ReadPiece;
  readonly write: WriteBytes;
  readonly progress: (doneMs: number) => void;
  /** Resolves at once, or when the work may go on. */
  readonly mayGoOn: () => Promise<void>;
}

/** Two letters of ISO 639-1 to the three that MP4 wants. */
const languages: Readonly<Record<string, string>> = {
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  nl: 'nld',
  pt: 'por',
};

/** Sound and pictures go forward together in steps of this length, so that neither has to wait in memory. */
const stepMs = 1_000;

/** Adds the frames of a video one after the other. */
const frameMaker = (order: VideoOrder, sources: Sources, movie: MovieWriter) => {
  const { range, choices, captions } = order;
  const { screen, camera, video, plan } = sources;
  const painter = video && createPainter(video, choices);
  let lastEncoded: number | undefined;
  let lastCaption = -1;

  return async (frame: number): Promise<void> => {
    if (!painter) return;
    const shownMs = frameShowsMs(frame, plan);
    const isNewScreen = (await screen?.advance(range.startMs + shownMs)) ?? false;
    const isNewCamera = (await camera?.advance(range.startMs + shownMs)) ?? false;
    const caption =
      choices.captions === 'burnt-in'
        ? captions.findIndex(({ startMs, endMs }) => startMs <= shownMs && shownMs < endMs)
        : -1;
    const hasChanged = isNewScreen || isNewCamera || caption !== lastCaption;
    if (!isFrameDue(frame, lastEncoded, hasChanged, plan)) return;
    lastEncoded = frame;
    lastCaption = caption;
    painter.paint({ screen: screen?.current(), camera: camera?.current() }, captions[caption]?.lines ?? []);
    const { framesPerSecond } = plan;
    using picture = new VideoSample(painter.canvas, {
      timestamp: frame / framesPerSecond,
      duration: 1 / framesPerSecond,
    });
    await movie.addFrame(picture);
  };
};

/** Adds the mixed sound up to a moment. */
const soundMaker = ({ sounds, channels }: Sources, movie: MovieWriter) => {
  let done = 0;
  return async (untilMs: number): Promise<void> => {
    const length = Math.round((untilMs * soundRateHz) / 1000) - done;
    if (channels === 0 || length <= 0) return;
    const parts = await Promise.all(sounds.map((sound) => sound.take(length)));
    done += length;
    await movie.addSound(mixSounds(parts, channels, length));
  };
};

/**
 * Makes one MP4 of a take's tracks: pictures as they are laid out, sounds mixed, captions and chapters. Goes through every file once,
 * from front to back. A track that cannot be decoded is left out; throws where nothing is left, or an encoder is missing.
 */
export const makeVideo = async (order: VideoOrder, around: Surroundings): Promise<void> => {
  const { range, choices, captions, chapters, title, language } = order;
  const lengthMs = range.endMs - range.startMs;
  const sources = await openSources(order, around.read);
  try {
    const { video, channels, plan } = sources;
    const { framesPerSecond, frameCount } = plan;
    const movie = await openMovie({ title, video, framesPerSecond, channels }, around.write);
    const addFrame = frameMaker(order, sources, movie);
    const addSoundUntil = soundMaker(sources, movie);
    let frame = 0;
    for (let doneMs = 0; doneMs < lengthMs; ) {
      await around.mayGoOn();
      doneMs = Math.min(lengthMs, doneMs + stepMs);
      const until = doneMs === lengthMs ? frameCount : Math.floor((doneMs * framesPerSecond) / 1000);
      for (; frame < until; frame += 1) await addFrame(frame);
      await addSoundUntil(doneMs);
      around.progress(doneMs);
    }
    const extras: MovieExtras = {
      captions:
        choices.captions === 'track'
          ? captions.map(({ lines, ...moment }) => ({ ...moment, text: lines.join('\n') }))
          : [],
      chapters,
      durationMs: lengthMs,
      language: languages[language] ?? 'und',
      video,
    };
    await movie.finish(extras);
  } finally {
    await sources.close();
  }
};
