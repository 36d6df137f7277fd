import { loadavg } from 'node:os';
import type { FastFigures } from './fast/fast-figures.ts';
import { growthPerHour } from './figures.ts';
import type { BenchOptions } from './options.ts';
import type { PictureResult, ReadBack } from './read-back.ts';
import type { MemorySample, StudioRun } from './studio-run.ts';
import type { FfmpegRun } from './yardsticks/ffmpeg.ts';
import type { MediaRecorderRun } from './yardsticks/media-recorder.ts';

/** Everything that a run came to. */
export interface BenchResult {
  readonly run: StudioRun;
  readonly back: ReadBack;
  readonly hostStartMs: number;
  readonly mediaRecorder: MediaRecorderRun | undefined;
  readonly ffmpeg: FfmpegRun | undefined;
}

const fixed = (value: number, digits = 1): string => (Number.isFinite(value) ? value.toFixed(digits) : '-');

const pictureRow = (name: string, picture: PictureResult): string[] => {
  const lost = (100 * (picture.expected - picture.got)) / picture.expected;
  return [
    name,
    `${picture.got} of ${picture.expected} frames (${fixed(lost, 2)} % lost), ${picture.repeated} repeated, ${picture.unreadable} unreadable` +
      (picture.given === undefined ? '' : `; the device gave ${picture.given}`),
  ];
};

const residentGrowth = (memory: readonly MemorySample[]): number => {
  const [first, last] = [memory[0], memory.at(-1)];
  return first && last ? last.pageOwn + last.hostResident - first.pageOwn - first.hostResident : Number.NaN;
};

const heapSum = (sample: MemorySample | undefined): number =>
  [...(sample?.heaps.values() ?? [])].reduce((sum, megabytes) => sum + megabytes, 0);

const share = (used: number, seconds: number): number => used / seconds;

const memoryRows = (memory: readonly MemorySample[]): string[][] => {
  const [first, last] = [memory[0], memory.at(-1)];
  if (!first || !last) return [];
  const heaps = [...last.heaps].map(
    ([name, megabytes]) => `${name} ${fixed(first.heaps.get(name) ?? Number.NaN)} -> ${fixed(megabytes)}`,
  );
  const hourly = (of: (sample: MemorySample) => number): string => {
    const later = memory.slice(Math.floor(memory.length / 5));
    return later.length < 4
      ? ''
      : `, ${fixed(growthPerHour(later.map((sample) => ({ atMs: sample.atMs, megabytes: of(sample) }))))} MB an hour`;
  };
  return [
    [
      'page, own memory',
      `${fixed(first.pageOwn)} -> ${fixed(last.pageOwn)} MB${hourly((sample) => sample.pageOwn)}`,
    ],
    [
      'page with shared',
      `${fixed(first.pageResident)} -> ${fixed(last.pageResident)} MB${hourly((sample) => sample.pageResident)}`,
    ],
    ['page heaps', `${heaps.join(', ')} MB${hourly(heapSum)}`],
    [
      'host in RAM',
      `${fixed(first.hostResident)} -> ${fixed(last.hostResident)} MB${hourly((sample) => sample.hostResident)}`,
    ],
    [
      'host heap',
      `${fixed(first.hostHeap)} -> ${fixed(last.hostHeap)} MB${hourly((sample) => sample.hostHeap)}`,
    ],
  ];
};

const rowsOf = ({ run, back, hostStartMs, mediaRecorder, ffmpeg }: BenchResult): string[][] => {
  const { take } = run;
  const seconds = take.durationMs / 1000;
  const bytes = take.tracks.map(({ kind, byteLength }) => `${kind} ${fixed(byteLength / 1024 / seconds)}`);
  const total = take.tracks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const dropped = run.events.flatMap((event) => (event.kind === 'frames-dropped' ? [event] : []));
  const used = share(run.cpuSeconds, run.measuredSeconds);
  const rows: string[][] = [
    ['recorded', `${fixed(seconds)} s, machine load ${fixed(loadavg()[0] ?? 0)}`],
    ...take.tracks.flatMap(({ kind, codec, widthPixels, heightPixels }) =>
      widthPixels === undefined ? [] : [[kind, `${widthPixels}x${heightPixels} ${codec}`]],
    ),
    ...back.pictures.map((picture) => pictureRow(`${picture.kind} frames`, picture)),
    [
      'told as dropped',
      `${dropped.reduce((sum, { count }) => sum + count, 0)} frames in ${dropped.length} events`,
    ],
    ...back.skews.map((skew): string[] => [
      `skew ${skew.pair}`,
      `start ${fixed(skew.startMs)}, end ${fixed(skew.endMs)} ms, drift ${fixed(skew.driftMsPerHour, 0)} +- ${fixed(skew.driftErrorMsPerHour, 0)} ms/h (against ${skew.against})`,
    ]),
    [
      'sound left out',
      `by the device ${fixed(back.soundLost.device, 0)} ms, heard so in the take ${fixed(back.soundLost.take, 0)} ms`,
    ],
    ['page blocked', `longest ${fixed(run.longestBlockMs, 0)} ms, ${run.blocks} times above 50 ms`],
    ...memoryRows(run.memory),
    ['bytes a second', `${fixed(total / 1024 / seconds)} KiB: ${bytes.join(', ')}`],
    [
      'CPU',
      `${fixed(used, 2)} s a second: ${[...run.cpuKinds]
        .filter(([, each]) => each > 0.5)
        .map(([kind, each]) => `${kind} ${fixed(each / run.measuredSeconds, 2)}`)
        .join(', ')}`,
    ],
    ['Stop to take.json', `${fixed(run.stopToCompleteMs, 0)} ms`],
    ['Stop to playable', `${fixed(run.stopToPlayableMs, 0)} ms, first frame decoded`],
    ['start', `host ${fixed(hostStartMs, 0)} ms to listening, page ${fixed(run.usableMs, 0)} ms to usable`],
  ];
  if (mediaRecorder) {
    rows.push(
      [
        'MediaRecorder CPU',
        `${fixed(share(mediaRecorder.cpuSeconds, mediaRecorder.measuredSeconds), 2)} s a second (${mediaRecorder.mimeType}); ${fixed(mediaRecorder.idleShare, 2)} with the devices open and nobody recording`,
      ],
      ...back.yardstick.pictures.map((picture) => pictureRow(`  its ${picture.kind}`, picture)),
    );
    const { skew } = back.yardstick;
    if (skew)
      rows.push([
        '  its skew',
        `screen to microphone: start ${fixed(skew.startMs)}, end ${fixed(skew.endMs)} ms`,
      ]);
  }
  if (ffmpeg)
    rows.push([
      'ffmpeg CPU',
      `${fixed(share(ffmpeg.cpuSeconds, ffmpeg.measuredSeconds), 2)} s a second, ${ffmpeg.frames} of ${ffmpeg.expected} frames of ${ffmpeg.source}`,
    ]);
  return rows;
};

export const printTable = (title: string, rows: readonly (readonly string[])[]): void => {
  const width = Math.max(...rows.map(([name = '']) => name.length));
  console.log(`\n${title}`);
  for (const [name = '', text = ''] of rows) console.log(`  ${name.padEnd(width)}  ${text}`);
};

export const printResult = (options: BenchOptions, result: BenchResult): void =>
  printTable(`Recording, ${options.screen}`, rowsOf(result));

const round = (value: number, digits = 1): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null;

/** The larger of some values by size; null where there is none. */
const largest = (values: readonly number[]): number | null =>
  values.length === 0
    ? null
    : round(values.reduce((worst, each) => (Math.abs(each) > Math.abs(worst) ? each : worst), 0));

/** The one object of `--json`. Skew and drift are those of the worst pair of tracks. */
export const summaryOf = (result: BenchResult | undefined, fast: FastFigures | undefined): object => {
  const pictures = result?.back.pictures ?? [];
  const skews = result?.back.skews ?? [];
  const sum = (of: (picture: PictureResult) => number): number =>
    pictures.reduce((total, picture) => total + of(picture), 0);
  const { run, mediaRecorder } = result ?? {};
  const growth = run ? residentGrowth(run.memory) : (fast?.growthMegabytes ?? Number.NaN);
  return {
    framesExpected: result ? sum(({ expected }) => expected) : (fast?.framesExpected ?? null),
    framesGot: result ? sum(({ got }) => got) : (fast?.framesGot ?? null),
    skewStartMs: largest(skews.map(({ startMs }) => startMs)),
    skewEndMs: largest(skews.map(({ endMs }) => endMs)),
    driftMsPerHour: largest(skews.map(({ driftMsPerHour }) => driftMsPerHour)),
    longestBlockMs: run ? round(run.longestBlockMs) : null,
    memoryGrowthMb: round(fast ? Math.max(growth, fast.growthMegabytes) : growth),
    stopToPlayableMs: round(run ? run.stopToPlayableMs : (fast?.stopToPlayableMs ?? Number.NaN)),
    cpuRatioToMediaRecorder:
      run && mediaRecorder
        ? round(
            run.cpuSeconds / run.measuredSeconds / (mediaRecorder.cpuSeconds / mediaRecorder.measuredSeconds),
            2,
          )
        : null,
  };
};
