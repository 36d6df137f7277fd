import { ALL_FORMATS, AudioSampleSink, Input, UrlSource, VideoSampleSink } from 'mediabunny';
import type { Mark } from '../marks/mark-log.ts';
import { createFrameReader } from '../marks/read-frame.ts';
import { createBeepFinder } from '../marks/sound-code.ts';

// Decodes a take's files piece by piece and finds the marks in them.

const openFile = (url: string): Input => new Input({ formats: ALL_FORMATS, source: new UrlSource(url) });

/** Every frame: its number (-1 where none can be read) and its time in milliseconds. */
const readPicture = async (url: string): Promise<Mark[]> => {
  using input = openFile(url);
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error(`No picture in ${url}.`);
  const read = createFrameReader();
  const marks: Mark[] = [];
  for await (const sample of new VideoSampleSink(track).samples()) {
    const frame = sample.toVideoFrame();
    marks.push([(await read(frame)) ?? -1, sample.timestamp * 1000]);
    frame.close();
    sample.close();
  }
  return marks;
};

/** Every beep: its second modulo ten, and its time in milliseconds. */
const readSound = async (url: string): Promise<Mark[]> => {
  using input = openFile(url);
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error(`No sound in ${url}.`);
  const rateHz = await track.getSampleRate();
  const finder = createBeepFinder(rateHz);
  const marks: Mark[] = [];
  let startMs: number | undefined;
  let samples = new Float32Array(0);
  for await (const sample of new AudioSampleSink(track).samples()) {
    startMs ??= sample.timestamp * 1000;
    if (samples.length !== sample.numberOfFrames) samples = new Float32Array(sample.numberOfFrames);
    sample.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    sample.close();
    for (const beep of finder.push(samples))
      marks.push([beep.second, startMs + (beep.sampleIndex * 1000) / rateHz]);
  }
  return marks;
};

/** Opens a picture and decodes the frame at a time; answers that frame's time in milliseconds. */
const showFrame = async (url: string, atMs: number): Promise<number> => {
  using input = openFile(url);
  const track = await input.getPrimaryVideoTrack();
  const sample = track && (await new VideoSampleSink(track).getSample(atMs / 1000));
  if (!sample) throw new Error(`No frame at ${atMs} ms in ${url}.`);
  const timeMs = sample.timestamp * 1000;
  sample.close();
  return timeMs;
};

const page = { readPicture, readSound, showFrame };
export type ReaderPage = typeof page;
Object.assign(globalThis, { takeReader: page });
