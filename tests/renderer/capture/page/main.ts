import {
  ALL_FORMATS,
  AudioSample,
  AudioSampleSink,
  AudioSampleSource,
  BufferTarget,
  EncodedPacketSink,
  Input,
  Mp4OutputFormat,
  Output,
  UrlSource,
  type VideoSample,
  VideoSampleSink,
  WebMOutputFormat,
} from 'mediabunny';
import { type ErrorCode, StudioError } from '../../../../src/contract/errors.ts';
import type { Section } from '../../../../src/contract/kit.ts';
import {
  listDevices,
  openCamera,
  openMicrophone,
  openScreen,
} from '../../../../src/renderer/capture/devices.ts';
import { importRecording } from '../../../../src/renderer/capture/import-recording.ts';
import type { CueOrder } from '../../../../src/renderer/capture/engine/cue-listener.ts';
import { createLevelMeter } from '../../../../src/renderer/capture/level-meter.ts';
import { createRecorder } from '../../../../src/renderer/capture/recorder.ts';
import type {
  LevelReading,
  OpenResult,
  RecorderDevices,
  RecorderProgress,
  RecorderSources,
  TakeSink,
  VoiceReading,
} from '../../../../src/renderer/capture/types.ts';
import {
  cameraMaker,
  createDeviceRack,
  microphoneMaker,
  openPicture,
  openTone,
  plain,
} from './device-rack.ts';
import { loopback } from './loopback.ts';
import { openClapper } from './made-sources.ts';
import { striped } from './pictures.ts';
import { serverSink } from './server-sink.ts';
import { makeSizedFilm } from './sized-film.ts';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; the test's own limit ends a wait in vain. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(20);
};

const sections: Section[] = [
  { id: 'opening', title: 'Opening', budgetMs: 1000, notes: '' },
  { id: 'demo', title: 'Demo', budgetMs: 60_000, notes: '' },
];

const opened = <Source>(result: OpenResult<Source>): Source => {
  if (result.outcome !== 'open') throw new Error(`${result.outcome}: ${result.happened}`);
  return result.source;
};

const decodeSound = async (url: string): Promise<{ rateHz: number; startMs: number; samples: number[] }> => {
  using input = new Input({ formats: ALL_FORMATS, source: new UrlSource(url) });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error('No sound.');
  const samples: number[] = [];
  let startMs: number | undefined;
  for await (const sample of new AudioSampleSink(track).samples()) {
    startMs ??= sample.timestamp * 1000;
    const data = new Float32Array(sample.numberOfFrames);
    sample.copyTo(data, { planeIndex: 0, format: 'f32-planar' });
    sample.close();
    samples.push(...data);
  }
  return { rateHz: await track.getSampleRate(), startMs: startMs ?? 0, samples };
};

const small = new OffscreenCanvas(9, 5).getContext('2d', { willReadFrequently: true });

/** Time of a frame, its size, and how bright it is at its left edge, in its left half, its middle and its right half (0 to 255). */
const look = (sample: VideoSample) => {
  if (!small) throw new Error('No canvas to draw on.');
  sample.draw(small, 0, 0, 9, 5);
  const row = small.getImageData(0, 2, 9, 1).data;
  const greyAt = (x: number): number => row[x * 4] ?? 0;
  const size = `${sample.displayWidth}x${sample.displayHeight}`;
  const timeMs = sample.timestamp * 1000;
  sample.close();
  return { timeMs, size, edgeGrey: greyAt(0), leftGrey: greyAt(2), grey: greyAt(4), rightGrey: greyAt(6) };
};

const pictureOf = async (input: Input) => {
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('No picture.');
  return new VideoSampleSink(track);
};

/** All frames of a file. */
const decodePicture = async (url: string) => {
  using input = new Input({ formats: ALL_FORMATS, source: new UrlSource(url) });
  const frames: ReturnType<typeof look>[] = [];
  for await (const sample of (await pictureOf(input)).samples()) frames.push(look(sample));
  return frames;
};

/** The frame at one place of a file, sought anew. */
const frameAt = async (url: string, seconds: number) => {
  using input = new Input({ formats: ALL_FORMATS, source: new UrlSource(url) });
  const sample = await (await pictureOf(input)).getSample(seconds);
  return sample ? look(sample) : undefined;
};

/** The strongest of these frequencies in each tenth of a second of a sound, 0 where there is next to nothing. */
const tonesOf = async (url: string, frequenciesHz: readonly number[]): Promise<number[]> => {
  const { rateHz, samples } = await decodeSound(url);
  const length = rateHz / 10;
  return Array.from({ length: Math.floor(samples.length / length) }, (_, tenth) => {
    const piece = samples.slice(tenth * length, (tenth + 1) * length);
    const strengths = frequenciesHz.map((frequencyHz) => {
      let [re, im] = [0, 0];
      for (const [index, sample] of piece.entries()) {
        const phase = (2 * Math.PI * frequencyHz * index) / rateHz;
        re += sample * Math.cos(phase);
        im += sample * Math.sin(phase);
      }
      return Math.hypot(re, im) / length;
    });
    const strongest = Math.max(...strengths);
    return strongest < 0.02 ? 0 : (frequenciesHz[strengths.indexOf(strongest)] ?? 0);
  });
};

/** When the key frames are, in milliseconds. */
const keyFrames = async (url: string): Promise<number[]> => {
  using input = new Input({ formats: ALL_FORMATS, source: new UrlSource(url) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('No picture.');
  const times: number[] = [];
  for await (const packet of new EncodedPacketSink(track).packets())
    if (packet.type === 'key') times.push(packet.timestamp * 1000);
  return times;
};

/** Events of each take so far, by kind. */
const events = new Map<string, string[]>();
const eventCount = (name: string, kind: string): number =>
  (events.get(name) ?? []).filter((each) => each === kind).length;

interface RecordOptions {
  readonly name: string;
  readonly sources: RecorderSources;
  readonly forMs: number;
  readonly sink?: TakeSink;
  readonly devices?: RecorderDevices;
  readonly cues?: CueOrder;
  readonly onProgress?: (progress: RecorderProgress) => void;
  readonly during?: (
    recorder: ReturnType<typeof createRecorder>,
    voice: readonly VoiceReading[],
  ) => Promise<void>;
}

/** Records for a while and tells what the page saw. */
const record = async ({
  name,
  sources,
  forMs,
  sink = serverSink(name),
  devices,
  cues,
  onProgress,
  during,
}: RecordOptions) => {
  const progress: RecorderProgress[] = [];
  const voice: VoiceReading[] = [];
  let speechSamples = 0;
  const speechStarts: number[] = [];
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push(entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const recorder = createRecorder({
    sources,
    sink,
    ...(devices ? { devices } : {}),
    ...(cues ? { cues } : {}),
    scenarioSections: sections,
    onProgress: (now) => {
      progress.push(now);
      onProgress?.(now);
    },
    onSpeech: (samples, startMs) => {
      speechSamples += samples.length;
      speechStarts.push(startMs);
    },
    onVoice: (reading) => voice.push(reading),
    onEvent: ({ kind }) => events.set(name, [...(events.get(name) ?? []), kind]),
  });
  await recorder.start();
  const endsAt = performance.now() + forMs;
  await during?.(recorder, voice);
  await sleep(Math.max(0, endsAt - performance.now()));
  const stoppedAt = performance.now();
  const result = await recorder.stop();
  const stopMs = performance.now() - stoppedAt;
  observer.disconnect();
  return {
    result,
    stopMs,
    longTasks,
    speechSamples,
    speechStarts,
    voice,
    last: progress.at(-1),
    hints: [...new Set(progress.flatMap((now) => now.hints))],
    states: [...new Set(progress.map((now) => now.state))],
  };
};

/** A recording of another program: three seconds of a tone that begins after one, in Opus, two channels at 48 kHz. */
const madeElsewhere = async (format: 'mp4' | 'webm'): Promise<File> => {
  const target = new BufferTarget();
  const output = new Output({
    format: format === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat(),
    target,
  });
  const source = new AudioSampleSource({ codec: 'opus', bitrate: 96_000 });
  output.addAudioTrack(source);
  await output.start();
  const length = 48_000 * 3;
  const data = new Float32Array(length * 2);
  for (let index = 48_000; index < length; index += 1) {
    data[index] = 0.4 * Math.sin((2 * Math.PI * 400 * index) / 48_000);
    data[length + index] = data[index] ?? 0;
  }
  const sample = new AudioSample({
    format: 'f32-planar',
    sampleRate: 48_000,
    numberOfChannels: 2,
    timestamp: 0,
    data,
  });
  await source.add(sample);
  sample.close();
  await output.finalize();
  return new File([target.buffer ?? new ArrayBuffer(0)], `made elsewhere.${format}`);
};

/** What an import came to, or the code of its error. `stopsSoon`: it is cancelled when its first piece is safe. */
const tryImport = async (name: string, file: File, { stopsSoon = false } = {}) => {
  const shares: number[] = [];
  const controller = new AbortController();
  let discarded = false;
  try {
    const discard = async (): Promise<void> => {
      discarded = true;
    };
    const result = await importRecording({
      file,
      sink: { ...serverSink(name), discard },
      onProgress: (share) => {
        shares.push(share);
        if (stopsSoon) controller.abort();
      },
      signal: controller.signal,
    });
    return { result, shares, discarded };
  } catch (error) {
    return { code: error instanceof StudioError ? error.code : String(error), shares, discarded };
  }
};

const page = {
  sleep,
  until,
  loopback,
  listDevices,
  openCamera,
  openMicrophone,
  openScreen,
  opened,
  openClapper,
  openTone,
  openPicture,
  plain,
  createDeviceRack,
  cameraMaker,
  microphoneMaker,
  record,
  serverSink,
  createRecorder,
  decodeSound,
  decodePicture,
  frameAt,
  makeSizedFilm,
  striped,
  eventCount,
  tonesOf,
  keyFrames,
  madeElsewhere,
  tryImport,
  studioError: (code: ErrorCode) => new StudioError(code),
  sections,
  levels: async (count: number): Promise<LevelReading[]> => {
    const source = opened(await openMicrophone());
    const readings: LevelReading[] = [];
    await new Promise<void>((resolve) => {
      const meter = createLevelMeter(source, (reading) => {
        readings.push(reading);
        if (readings.length < count) return;
        meter.stop();
        resolve();
      });
    });
    source.close();
    return readings;
  },
};

export type CapturePage = typeof page;
Object.assign(globalThis, { capture: page });
