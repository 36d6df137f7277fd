import type { Thumbnail } from '../screen-change.ts';
import { finding, type Finding } from './findings.ts';
import type { Measured, MeasuredPicture, PictureLook } from './measured.ts';

/** A camera in a dark room, or behind its slider: next to nothing but its noise. */
const darkGrey = 16;
const dimGrey = 45;

/** A finger or a cover in front of a lens leaves a single colour; a wall still has a light and a dark side. */
const flatSpreadGrey = 4;

/** Cameras never give the same picture twice; an encoder may smooth their noise away, but not a person who breathes. */
const stillGrey = 0.02;

/** Fewer looks than these, on a machine that had no time for more, say nothing about change. */
const leastLooks = 5;

/** A device that gave no more new frames than this in seconds has stopped. */
const frozenFrames = 1;

/** Black is 0; an encoder makes up to a few greys of it. */
const blackGrey = 12;

const meanOf = (values: Uint8Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
};

const spreadOf = (values: Uint8Array, mean: number): number => {
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length);
};

const differenceOf = (a: Uint8Array, b: Uint8Array): number => {
  let sum = 0;
  for (const [index, value] of a.entries()) sum += Math.abs(value - (b[index] ?? 0));
  return a.length === 0 ? 0 : sum / a.length;
};

/** Looks at the small grey pictures of all frames, of one size. All zero for none. */
export const pictureLook = (frames: readonly Thumbnail[]): PictureLook => {
  const first = frames[0];
  let sumOfMeans = 0;
  let spreadGrey = 0;
  let brightestGrey = 0;
  let changeGrey = 0;
  for (const { grey } of frames) {
    const mean = meanOf(grey);
    sumOfMeans += mean;
    spreadGrey = Math.max(spreadGrey, spreadOf(grey, mean));
    for (const value of grey) brightestGrey = Math.max(brightestGrey, value);
    if (first) changeGrey = Math.max(changeGrey, differenceOf(first.grey, grey));
  }
  return {
    framesLooked: frames.length,
    meanGrey: frames.length === 0 ? 0 : sumOfMeans / frames.length,
    spreadGrey,
    brightestGrey,
    changeGrey,
  };
};

const judgeCamera = ({ label, look, framesCaptured }: MeasuredPicture): Finding => {
  if (framesCaptured !== undefined && framesCaptured <= frozenFrames)
    return finding('camera-frozen', { label });
  if (look.framesLooked === 0) return finding('camera-unseen', { label });
  if (look.meanGrey < darkGrey) return finding('camera-dark', { label });
  if (look.spreadGrey < flatSpreadGrey) return finding('camera-covered', { label });
  if (look.changeGrey < stillGrey && look.framesLooked >= leastLooks)
    return finding('camera-still', { label });
  if (look.meanGrey < dimGrey) return finding('camera-dim', { label });
  return finding('camera-good', {});
};

const judgeScreen = (picture: MeasuredPicture, platform: Measured['platform']): Finding => {
  const { label, look, surface, isMuted, framesRead } = picture;
  // A minimised window sends nothing: the browser mutes its track.
  if (surface === 'window' && (isMuted || framesRead === 0)) return finding('screen-minimised', { label });
  if (look.framesLooked === 0) return finding('screen-unseen', { label });
  if (look.brightestGrey < blackGrey) return finding('screen-black', { platform });
  if (look.spreadGrey < flatSpreadGrey / 2) return finding('screen-flat', { label });
  return finding('screen-good', {});
};

/** What is to be said about each picture; one finding a picture, the gravest. */
export const judgePictures = ({ pictures, platform, screenProblem }: Measured): readonly Finding[] => [
  ...(screenProblem === 'denied' ? [finding('screen-denied', { platform })] : []),
  ...pictures.map((picture) =>
    picture.kind === 'camera' ? judgeCamera(picture) : judgeScreen(picture, platform),
  ),
];
