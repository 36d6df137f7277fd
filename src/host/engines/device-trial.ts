import { StudioError } from '../../contract/errors.ts';
import { SidecarEngine } from './sidecar-engine.ts';
import type { EngineModel, EngineResult } from './speech-engine.ts';

/** What became of one device. `name` is null for the processor; `wallMs` is null where it failed. */
export interface DeviceTrial {
  readonly name: string | null;
  readonly description: string;
  readonly wallMs: number | null;
  /** Whether it wrote the words that the processor wrote. */
  readonly sameWords: boolean;
}

/** All that was tried, the processor first, and what is proposed: a device's name, or null for the processor. */
export interface DeviceTrials {
  readonly trials: readonly DeviceTrial[];
  readonly proposal: string | null;
}

interface TrialOrder {
  readonly program: string;
  readonly model: EngineModel;
  /** A piece of speech, 16 kHz mono. */
  readonly samples: Float32Array;
  readonly threads: number;
}

/** A device that is not clearly faster is not worth its driver's risks. */
const leastGain = 1.5;

const textOf = ({ segments }: EngineResult): string =>
  segments.flatMap(({ tokens }) => tokens.map(({ text }) => text)).join('');

/** What is worth using: the fastest that wrote the same words and is clearly faster than the processor. */
export const proposeDevice = (trials: readonly DeviceTrial[]): string | null => {
  const processorMs = trials.find(({ name }) => name === null)?.wallMs ?? Number.POSITIVE_INFINITY;
  const good = trials.filter(
    ({ name, wallMs, sameWords }) =>
      name !== null && wallMs !== null && sameWords && wallMs * leastGain <= processorMs,
  );
  return good.toSorted((a, b) => (a.wallMs ?? 0) - (b.wallMs ?? 0))[0]?.name ?? null;
};

const timed = async ({ program, model, samples, threads }: TrialOrder, graphicsDevice?: number) => {
  const engine = new SidecarEngine({ program, ...(graphicsDevice === undefined ? {} : { graphicsDevice }) });
  try {
    const info = await engine.load(model);
    const options = { language: 'en', prompt: '', temperatureIncrement: 0.2, threads };
    // The first piece also makes ready what the driver puts off until then.
    await engine.transcribe(samples, options);
    const result = await engine.transcribe(samples, options);
    return { info, result };
  } finally {
    await engine.abort();
  }
};

/**
 * Times one piece of speech on the processor and on every graphics device that the engine was built for, each in a process of its own: a
 * driver that crashes fails its own trial only. Nothing is changed by it. Throws what the processor's trial throws.
 */
export const tryDevices = async (order: TrialOrder): Promise<DeviceTrials> => {
  const { info, result } = await timed(order);
  const words = textOf(result);
  const trials: DeviceTrial[] = [
    { name: null, description: info.variant, wallMs: result.wallMs, sameWords: true },
  ];
  for (const [index, { name, description }] of (info.devices ?? []).entries()) {
    try {
      const tried = await timed(order, index);
      const { wallMs } = tried.result;
      trials.push({ name, description, wallMs, sameWords: textOf(tried.result) === words });
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      trials.push({ name, description, wallMs: null, sameWords: false });
    }
  }
  return { trials, proposal: proposeDevice(trials) };
};
