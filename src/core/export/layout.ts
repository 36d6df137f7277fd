import type { Corner, PictureLayout } from '../../contract/export.ts';

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place in a picture, in pixels from its top left. */
export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** The pictures that there are; a take may lack either. */
export interface Pictures {
  readonly screen?: Size | undefined;
  readonly camera?: Size | undefined;
}

/** One picture in the video: which part of it is drawn where. `cornerRadius` rounds the corners, in pixels of the video. */
export interface Placement {
  readonly picture: 'screen' | 'camera';
  readonly source: Rectangle;
  readonly target: Rectangle;
  readonly cornerRadius: number;
}

/** A larger picture is made smaller: encoders and players hold full HD everywhere. */
const largest: Size = { width: 1920, height: 1080 };
/** Share of the width that the camera takes in a corner (as the report's player shows it), and of the room around it. */
const cornerShare = 0.22;
const roomShare = 0.015;
/** An upright camera takes no more of the height. */
const cornerHeightShare = 0.4;
/** Beside the screen the camera gets a quarter of the width, cut upright. */
const besideShare = 0.25;
const besideAspect = 3 / 4;

const even = (value: number): number => Math.max(2, Math.round(value / 2) * 2);
const whole = ({ width, height }: Size): Rectangle => ({ x: 0, y: 0, width, height });

/** The size with its proportions kept, no larger than `limit`; even, as video encoders ask for. */
const atMost = ({ width, height }: Size, limit: Size): Size => {
  const scale = Math.min(1, limit.width / width, limit.height / height);
  return { width: even(width * scale), height: even(height * scale) };
};

/** The largest place inside `room` with a picture's proportions, in its middle. */
export const fitInto = ({ width, height }: Size, room: Rectangle): Rectangle => {
  const scale = Math.min(room.width / width, room.height / height);
  const fitted = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return {
    x: Math.round(room.x + (room.width - fitted.width) / 2),
    y: Math.round(room.y + (room.height - fitted.height) / 2),
    ...fitted,
  };
};

/** The largest part of a picture with these proportions, from its middle. */
export const cutTo = ({ width, height }: Size, aspect: number): Rectangle => {
  const cut =
    width / height > aspect
      ? { width: Math.round(height * aspect), height }
      : { width, height: Math.round(width / aspect) };
  return { x: Math.round((width - cut.width) / 2), y: Math.round((height - cut.height) / 2), ...cut };
};

/** The layouts that make sense for these pictures, the usual one first. */
export const layoutsFor = (has: {
  readonly screen: boolean;
  readonly camera: boolean;
}): readonly PictureLayout[] => {
  if (has.screen && has.camera) return ['corner', 'side-by-side', 'screen', 'camera'];
  if (has.screen) return ['screen'];
  return has.camera ? ['camera'] : [];
};

/** Size of the video; undefined where there is nothing to see. */
export const videoSize = (layout: PictureLayout, { screen, camera }: Pictures): Size | undefined => {
  const main = layout === 'camera' ? (camera ?? screen) : (screen ?? camera);
  if (!main) return undefined;
  if (layout !== 'side-by-side' || !screen || !camera) return atMost(main, largest);
  // As high as the screen and as wide as 16:9 asks for, so that players show it without bars.
  const { height } = atMost(main, largest);
  return { width: even((height * 16) / 9), height };
};

const cornerPlace = (camera: Size, corner: Corner, video: Size): Rectangle => {
  const limit = { width: video.width * cornerShare, height: video.height * cornerHeightShare };
  const { width, height } = fitInto(camera, { x: 0, y: 0, ...limit });
  const room = Math.round(video.width * roomShare);
  return {
    x: corner.endsWith('left') ? room : video.width - width - room,
    y: corner.startsWith('top') ? room : video.height - height - room,
    width,
    height,
  };
};

const alone = (picture: Placement['picture'], size: Size, video: Size): Placement => ({
  picture,
  source: whole(size),
  target: fitInto(size, whole(video)),
  cornerRadius: 0,
});

/**
 * Where the pictures stand that there are at this moment, in the order in which they are drawn. One that is missing (a camera that was
 * unplugged) leaves its room to the other. Sizes of the pictures may change from moment to moment, as a shared window's does.
 */
export const placePictures = (
  { layout, corner }: { readonly layout: PictureLayout; readonly corner: Corner },
  { screen, camera }: Pictures,
  video: Size,
): readonly Placement[] => {
  if (!screen || layout === 'camera') {
    if (camera && layout !== 'screen') return [alone('camera', camera, video)];
    return screen && layout !== 'camera' ? [alone('screen', screen, video)] : [];
  }
  if (!camera || layout === 'screen') return [alone('screen', screen, video)];
  const radius = Math.round(video.width * 0.008);
  if (layout === 'corner') {
    const target = cornerPlace(camera, corner, video);
    const inCorner: Placement = { picture: 'camera', source: whole(camera), target, cornerRadius: radius };
    return [alone('screen', screen, video), inCorner];
  }
  const room = Math.round(video.width * roomShare);
  const besideWidth = Math.round(video.width * besideShare);
  const besideHeight = Math.min(video.height - 2 * room, Math.round(besideWidth / besideAspect));
  const screenRoom = {
    x: room,
    y: room,
    width: video.width - besideWidth - 3 * room,
    height: video.height - 2 * room,
  };
  return [
    {
      picture: 'screen',
      source: whole(screen),
      target: fitInto(screen, screenRoom),
      cornerRadius: radius,
    },
    {
      picture: 'camera',
      source: cutTo(camera, besideWidth / besideHeight),
      target: {
        x: video.width - besideWidth - room,
        y: Math.round((video.height - besideHeight) / 2),
        width: besideWidth,
        height: besideHeight,
      },
      cornerRadius: radius,
    },
  ];
};
