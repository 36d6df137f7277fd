import { createFragmentQueue } from '../../../../src/renderer/capture/engine/fragment-queue.ts';
import type { VideoChoice } from '../../../../src/renderer/capture/engine/codecs.ts';
import { createPacketTrack } from '../../../../src/renderer/capture/engine/packet-track.ts';
import { createPictureEncoder } from '../../../../src/renderer/capture/engine/picture-encoder.ts';
import type { TakeSink } from '../../../../src/renderer/capture/types.ts';

const framesPerSecond = 10;
const [width, height] = [640, 360];

const codecStrings: Record<VideoChoice['codec'], string> = {
  avc: 'avc1.640028',
  vp9: 'vp09.00.40.08',
  vp8: 'vp8',
};

/**
 * A film of three seconds whose size changes after one second and changes back after two, made by the recorder's own parts. Its left half
 * is black, its right half white, with a line of 16 white pixels at the left edge, so that a picture that was cut instead of scaled is seen.
 * False where this browser has no encoder for it.
 */
export const makeSizedFilm = async (codec: VideoChoice['codec'], sink: TakeSink): Promise<boolean> => {
  const config: VideoChoice['config'] = {
    codec: codecStrings[codec],
    width,
    height,
    bitrate: 1_000_000,
    framerate: framesPerSecond,
    latencyMode: 'realtime',
    ...(codec === 'avc' ? { avc: { format: 'avc' } } : {}),
  };
  if (!(await VideoEncoder.isConfigSupported(config)).supported) return false;
  const queue = createFragmentQueue('screen', (head, bytes) => {
    void sink.append(head, bytes).then(() => queue.acknowledge(head.sequence));
  });
  const fail = (error: unknown): void => console.error(error);
  const packets = createPacketTrack(queue, 300_000, fail);
  const encoder = createPictureEncoder({ codec, config }, packets, fail);
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('No canvas to draw on.');
  context.fillStyle = '#fff';
  context.fillRect(width / 2, 0, width / 2, height);
  context.fillRect(0, 0, 16, height);
  for (let second = 0; second < 3; second += 1) {
    const share = second === 1 ? 0.5 : 1;
    encoder.setQuality({
      bitsPerSecond: 500_000,
      framesPerSecond,
      widthPixels: width * share,
      heightPixels: height * share,
    });
    for (let frame = 0; frame < framesPerSecond; frame += 1) {
      const timestampUs = second * 1_000_000 + frame * 100_000;
      const picture = new VideoFrame(context.canvas, { timestamp: timestampUs });
      encoder.encode(picture, timestampUs, frame === 0);
      picture.close();
    }
    await encoder.flush();
  }
  encoder.close();
  await packets.finish(3_000_000);
  await queue.drained();
  return true;
};
