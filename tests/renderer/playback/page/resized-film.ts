import { concatenate } from '../../../../src/renderer/capture/engine/bytes.ts';
import type { VideoChoice } from '../../../../src/renderer/capture/engine/codecs.ts';
import { createFragmentQueue } from '../../../../src/renderer/capture/engine/fragment-queue.ts';
import { createPacketTrack } from '../../../../src/renderer/capture/engine/packet-track.ts';
import { createPictureEncoder } from '../../../../src/renderer/capture/engine/picture-encoder.ts';
import { drawNumber, filmHeight, filmWidth } from './numbered-film.ts';

const framesPerSecond = 30;

/** A numbered film of three seconds whose second one is recorded at half the size, as where a machine did not keep up. */
export const makeResizedFilm = async (): Promise<Uint8Array> => {
  const config: VideoChoice['config'] = {
    codec: 'avc1.640028',
    avc: { format: 'avc' },
    width: filmWidth,
    height: filmHeight,
    bitrate: 800_000,
    framerate: framesPerSecond,
    latencyMode: 'realtime',
  };
  const parts: Uint8Array[] = [];
  const queue = createFragmentQueue('screen', (head, bytes) => {
    parts.push(bytes);
    queueMicrotask(() => queue.acknowledge(head.sequence));
  });
  const fail = (error: unknown): void => console.error(error);
  const packets = createPacketTrack(queue, 300_000, fail);
  const encoder = createPictureEncoder({ codec: 'avc', config }, packets, fail);
  const context = new OffscreenCanvas(filmWidth, filmHeight).getContext('2d');
  if (!context) throw new Error('No canvas to draw on.');
  for (let frame = 0; frame < 3 * framesPerSecond; frame += 1) {
    const isFirst = frame % framesPerSecond === 0;
    const share = Math.floor(frame / framesPerSecond) === 1 ? 0.5 : 1;
    if (isFirst)
      encoder.setQuality({
        bitsPerSecond: 800_000,
        framesPerSecond,
        widthPixels: filmWidth * share,
        heightPixels: filmHeight * share,
      });
    drawNumber(context, frame);
    const timestampUs = Math.round((frame * 1e6) / framesPerSecond);
    const picture = new VideoFrame(context.canvas, { timestamp: timestampUs });
    encoder.encode(picture, timestampUs, isFirst);
    picture.close();
    await encoder.flush();
  }
  encoder.close();
  await packets.finish(3_000_000);
  await queue.drained();
  return concatenate(parts);
};
