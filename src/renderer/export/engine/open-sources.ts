import type { InputVideoTrack } from 'mediabunny';
import type { TrackKind } from '../../../contract/take.ts';
import { type FramePlan, planFrames } from '../../../core/export/frame-plan.ts';
import { type Size, videoSize } from '../../../core/export/layout.ts';
import type { ReadPiece } from '../../playback/media-file.ts';
import { chooseRoles, openFiles } from '../../playback/roles.ts';
import type { VideoOrder } from '../export-messages.ts';
import { createFrameReel, type FrameReel } from './frame-reel.ts';
import { createSoundReel, type SoundReel } from './sound-reel.ts';

/** What a video is made from: the pictures and sounds that are there and wanted. */
export interface Sources {
  readonly screen: FrameReel | undefined;
  readonly camera: FrameReel | undefined;
  readonly sounds: readonly SoundReel[];
  /** Undefined where there is nothing to see. */
  readonly video: Size | undefined;
  /** 0 where there is nothing to hear. */
  readonly channels: number;
  readonly plan: FramePlan;
  readonly close: () => Promise<void>;
}

const usualFramesPerSecond = 30;

const sizeOf = async (track: InputVideoTrack): Promise<Size> => ({
  width: await track.getDisplayWidth(),
  height: await track.getDisplayHeight(),
});

/** Opens a take's files. What cannot be decoded is left out; throws where nothing is left. */
export const openSources = async (
  { tracks, range, choices: { layout } }: VideoOrder,
  read: ReadPiece,
): Promise<Sources> => {
  const files = await openFiles(tracks, read);
  const { screen, camera, sound } = chooseRoles(files);
  // A layout that asks for a picture that is not there makes do with the other.
  const shown = {
    screen: layout === 'camera' && camera ? undefined : screen,
    camera: layout === 'screen' && screen ? undefined : camera,
  };
  const planned = (kinds: readonly TrackKind[]) => tracks.filter(({ kind }) => kinds.includes(kind));
  const kinds = { screen: ['screen', 'original'], camera: ['camera'] } as const;
  const reelOf = (picture: 'screen' | 'camera'): FrameReel | undefined => {
    const track = shown[picture];
    const endMs = Math.max(0, ...planned(kinds[picture]).map((own) => own.endMs));
    return track && createFrameReel(track, { fromMs: range.startMs, endMs: endMs || range.endMs });
  };
  const reels = { screen: reelOf('screen'), camera: reelOf('camera') };
  const counts = await Promise.all(sound.map((track) => track.getNumberOfChannels()));
  const channels = Math.min(2, Math.max(0, ...counts));
  const part = { fromMs: range.startMs, untilMs: range.endMs, channels };
  const sounds = await Promise.all(sound.map((track) => createSoundReel(track, part)));

  const close = async (): Promise<void> => {
    const open = [reels.screen, reels.camera, ...sounds].filter((reel) => reel !== undefined);
    await Promise.all(open.map((reel) => reel.close()));
    for (const file of files) file.close();
  };
  const video = videoSize(layout, {
    screen: shown.screen && (await sizeOf(shown.screen)),
    camera: shown.camera && (await sizeOf(shown.camera)),
  });
  if (!video && channels === 0) {
    await close();
    throw new Error('Nothing of this recording can be played on this machine.');
  }
  const rates = (['screen', 'camera'] as const)
    .filter((picture) => reels[picture])
    .flatMap((picture) => planned(kinds[picture]))
    .map(({ framesPerSecond }) => framesPerSecond ?? usualFramesPerSecond);
  const plan = planFrames(rates, range.endMs - range.startMs);
  return { ...reels, sounds, video, channels, plan, close };
};
