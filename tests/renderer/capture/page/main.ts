import { ALL_FORMATS, AudioSampleSink, Input, UrlSource, VideoSampleSink } from 'mediabunny';
import type { Section } from '../../../../src/contract/kit.ts';
import {
  listDevices,
  openCamera,
  openMicrophone,
  openScreen,
} from '../../../../src/renderer/capture/devices.ts';
import { createLevelMeter } from '../../../../src/renderer/capture/level-meter.ts';
import { createRecorder } from '../../../../src/renderer/capture/recorder.ts';
import type {
  LevelReading,
  OpenResult,
  RecorderProgress,
  RecorderSources,
  TakeSink,
  VoiceReading,
} from '../../../../src/renderer/capture/types.ts';
import { openClapper } from './made-sources.ts';
import { serverSink } from './server-sink.ts';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

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

/** Time and brightness (0 to 255) of every frame. */
const decodePicture = async (url: string): Promise<{ timeMs: number; grey: number }[]> => {
  using input = new Input({ formats: ALL_FORMATS, source: new UrlSource(url) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('No picture.');
  const context = new OffscreenCanvas(4, 4).getContext('2d', { willReadFrequently: true });
  const frames: { timeMs: number; grey: number }[] = [];
  for await (const sample of new VideoSampleSink(track).samples()) {
    if (!context) break;
    sample.draw(context, 0, 0, 4, 4);
    frames.push({ timeMs: sample.timestamp * 1000, grey: context.getImageData(1, 1, 1, 1).data[0] ?? 0 });
    sample.close();
  }
  return frames;
};

interface RecordOptions {
  readonly name: string;
  readonly sources: RecorderSources;
  readonly forMs: number;
  readonly sink?: TakeSink;
  readonly during?: (recorder: ReturnType<typeof createRecorder>) => Promise<void>;
}

/** Records for a while and tells what the page saw. */
const record = async ({ name, sources, forMs, sink = serverSink(name), during }: RecordOptions) => {
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
    scenarioSections: sections,
    onProgress: (now) => progress.push(now),
    onSpeech: (samples, startMs) => {
      speechSamples += samples.length;
      speechStarts.push(startMs);
    },
    onVoice: (reading) => voice.push(reading),
  });
  await recorder.start();
  const endsAt = performance.now() + forMs;
  await during?.(recorder);
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
    states: [...new Set(progress.map((now) => now.state))],
  };
};

const page = {
  sleep,
  listDevices,
  openCamera,
  openMicrophone,
  openScreen,
  opened,
  openClapper,
  record,
  serverSink,
  createRecorder,
  decodeSound,
  decodePicture,
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
