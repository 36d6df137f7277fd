import { parseArgs } from 'node:util';

export type ScreenKind = 'tab' | 'x11' | 'fake';

export interface BenchOptions {
  readonly minutes: number;
  readonly json: boolean;
  readonly screen: ScreenKind;
  /** Two hours at many times the speed, instead of a recording in real time. */
  readonly fast: boolean;
  readonly long: boolean;
  readonly mediaHours: number;
  readonly speed: number;
  readonly yardsticks: boolean;
  /** Four recordings in turn, with and without live recognition, instead of one without. */
  readonly isPaired: boolean;
  readonly injectDelayMs: number;
  readonly injectDriftMsPerMinute: number;
  readonly profile: string | undefined;
  readonly keep: boolean;
  readonly size: { readonly width: number; readonly height: number };
  readonly camera: { readonly width: number; readonly height: number };
}

export const usage = `Usage: npm run bench:capture [-- options]

  --minutes N        length of the recording, default 1
  --screen KIND      tab (a browser tab, default), x11 (a real screen and a real microphone), fake (Chromium's moving picture)
  --size WxH         size of the recorded window or screen, default 1920x1080; a tab is always recorded at 1920x1080
  --camera WxH       size of the camera, default 1280x720; 0x0 for none
  --long             memory over a long time: two hours of media, faster than real time, then --minutes N in real time (default 25)
  --fast             only the first half of --long
  --hours N          media hours of the first half, default 2
  --speed N          how much faster than real time it should run, default 20
  --recognition KIND off (default), or paired: recordings of --minutes N each with live recognition on, off, off, on; the
                     microphone hears sentences with pauses, the model is of base size with weights for timing only
  --no-yardsticks    leaves MediaRecorder and ffmpeg out
  --inject-delay MS  delays the microphone on its way to the studio, to see that the skew is found
  --inject-drift MS  and by so much more every minute, to see that the drift is found
  --profile FILE     writes a CPU profile of the studio's page and its workers
  --keep             leaves the folder with the take
  --json             prints one JSON object as the last line`;

const sizeOf = (text: string): { width: number; height: number } => {
  const [width, height] = text.split('x').map(Number);
  if (!Number.isInteger(width) || !Number.isInteger(height))
    throw new TypeError(`A size is 1920x1080, not "${text}".`);
  return { width: width ?? 0, height: height ?? 0 };
};

const numberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new TypeError(`--${name} wants a number, not "${text}".`);
  return value;
};

const isScreenKind = (text: string): text is ScreenKind => ['tab', 'x11', 'fake'].includes(text);

/** Throws a TypeError with a plain message; undefined where help was asked for. */
export const readOptions = (args: readonly string[]): BenchOptions | undefined => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string' },
      screen: { type: 'string', default: 'tab' },
      size: { type: 'string', default: '1920x1080' },
      camera: { type: 'string', default: '1280x720' },
      long: { type: 'boolean', default: false },
      fast: { type: 'boolean', default: false },
      hours: { type: 'string', default: '2' },
      speed: { type: 'string', default: '20' },
      recognition: { type: 'string', default: 'off' },
      'no-yardsticks': { type: 'boolean', default: false },
      'inject-delay': { type: 'string', default: '0' },
      'inject-drift': { type: 'string', default: '0' },
      profile: { type: 'string' },
      keep: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  if (!isScreenKind(values.screen))
    throw new TypeError(`--screen is tab, x11 or fake, not "${values.screen}".`);
  if (!['off', 'paired'].includes(values.recognition))
    throw new TypeError(`--recognition is off or paired, not "${values.recognition}".`);
  return {
    minutes: numberOf('minutes', values.minutes ?? (values.long ? '25' : '1')),
    json: values.json,
    screen: values.screen,
    fast: values.fast || values.long,
    long: values.long,
    mediaHours: numberOf('hours', values.hours),
    speed: numberOf('speed', values.speed),
    yardsticks: !values['no-yardsticks'] && !values.long,
    isPaired: values.recognition === 'paired',
    injectDelayMs: numberOf('inject-delay', values['inject-delay']),
    injectDriftMsPerMinute: numberOf('inject-drift', values['inject-drift']),
    profile: values.profile,
    keep: values.keep,
    size: sizeOf(values.size),
    camera: sizeOf(values.camera),
  };
};
