import type { GraphicsOutcome, LostGraphics } from '../../../contract/recognition-speed.ts';

const outcomes: Record<GraphicsOutcome, string> = {
  faster: 'Faster than the processor, with the same words.',
  'not-faster': 'Not clearly faster than the processor, so it is not used.',
  'wrong-words': 'It wrote other words than the processor, so it is not used.',
  'nothing-heard': 'This model heard too little in the trial’s sound to compare. Try it with another model.',
  stopped: 'The speech engine stopped on it, so it is not used. The processor goes on as before.',
  'too-long': 'It did not finish in time, so it is not used.',
};

const lost: Record<LostGraphics['reason'], string> = {
  stopped: 'stopped the speech engine while it was in use.',
  'too-long': 'took too long while it was in use.',
  changed: 'or the speech engine is not the same as in its trial.',
};

const threads = (count: number): string => (count === 1 ? '1 thread' : `${count} threads`);

/** What recognition computes on, and how fast it is. */
export const speed = {
  title: 'Speech recognition speed',
  lead: 'Words are recognised on this machine, while you record where it keeps up.',
  computesOn: 'Works on',
  processor: 'The processor',
  threads: 'Threads',
  threadCounts: (live: number, batch: number) =>
    live === batch ? threads(live) : `${threads(live)} while recording, ${batch} otherwise`,
  variant: 'Instructions',
  engine: 'Engine',
  slow: 'Works, but slowly on this machine',
  model: 'Model',
  noModel: 'Get a speech model above; then its speed can be measured.',
  notMeasured: 'Not measured on this machine yet. It takes some seconds.',
  measure: 'Measure',
  again: 'Measure again',
  measuring: 'Measuring, one recognition after another',
  stop: 'Stop',
  seconds: (seconds: string) => `Recognises one minute of speech in ${seconds} s`,
  verdicts: {
    live: 'It keeps up while you record: reports are ready soon after you stop. Where recording takes all of the processor they take longer; nothing is lost.',
    after: 'It falls behind while you record and goes on after you stop: reports take a while.',
    slow: 'It needs longer than the recording lasts. Reports wait for it; nothing is lost.',
  },
  suggestion: (title: string) =>
    `${title} would be quicker. You can choose it above; it makes more mistakes.`,
  graphics: 'Graphics devices',
  noGraphics: 'No graphics device that the speech engine can use was found. The processor does the work.',
  noGraphicsPart:
    'This build of the speech engine has no part for graphics devices. The processor does the work.',
  graphicsHint:
    'A graphics device can be quicker. It is used only after it has proved itself here, on the same sound as the processor.',
  tryIt: 'Try it',
  tryAgain: 'Try again',
  untried: 'Not tried yet',
  trying: (device: string) => `Trying ${device} beside the processor`,
  outcomes,
  times: (device: string, processor: string) => `It took ${device} s, the processor ${processor} s.`,
  triedWith: (model: string) => `Tried with ${model}.`,
  onProcessor: (result: string) => `On the processor: ${result.toLowerCase()}`,
  use: 'Use it for recognition',
  inUse: 'In use',
  lost: (device: string, reason: LostGraphics['reason']) =>
    `${device} ${lost[reason]} The processor does the work again; nothing was lost.`,
} as const;
