import { z } from 'zod';
import { ModelId } from './model.ts';
import { Timestamp } from './primitives.ts';

const Wall = z.number().min(0);

/** A model measured on the processor, on the sound that comes with the studio. Milliseconds. */
export const ProcessorTrial = z.object({
  modelId: ModelId,
  modelTitle: z.string(),
  /** Length of the sound. */
  soundMs: z.number().positive(),
  /** What it took with the threads that are used while recording. */
  liveMs: Wall,
  liveThreads: z.int().positive(),
  /** What it took with the threads that are used when nothing is recorded. */
  batchMs: Wall,
  batchThreads: z.int().positive(),
  measuredAt: Timestamp,
});
export type ProcessorTrial = z.infer<typeof ProcessorTrial>;

/** A graphics device of this machine, as its driver names it. */
export const GraphicsName = z.object({ name: z.string().max(200), description: z.string().max(300) });
export type GraphicsName = z.infer<typeof GraphicsName>;

/**
 * How a trial of a graphics device went: only `faster` lets it be used. `wrong-words`: not those that the processor heard; `nothing-heard`:
 * the processor heard too little to compare; `stopped`: the engine ended, or refused the device; `too-long`: it did not answer in time.
 */
export const GraphicsOutcome = z.enum([
  'faster',
  'not-faster',
  'wrong-words',
  'nothing-heard',
  'stopped',
  'too-long',
]);
export type GraphicsOutcome = z.infer<typeof GraphicsOutcome>;

export const GraphicsTrial = z.object({
  ...GraphicsName.shape,
  modelTitle: z.string(),
  outcome: GraphicsOutcome,
  /** What the sound took on the device; null where it never came to an end. */
  deviceMs: Wall.nullable(),
  /** What it took on the processor in the same trial, at its best. */
  processorMs: Wall,
});
export type GraphicsTrial = z.infer<typeof GraphicsTrial>;

/** A device that was in use and is not any more: it stopped, was too slow to answer, or is another one with this engine. */
export const LostGraphics = z.object({
  description: z.string().max(300),
  reason: z.enum(['stopped', 'too-long', 'changed']),
});
export type LostGraphics = z.infer<typeof LostGraphics>;

/** How fast speech is recognised here, and on what. */
export const RecognitionSpeed = z.object({
  /** Null before any model is there, and where the engine could not say. */
  engine: z
    .object({ name: z.string(), version: z.string(), variant: z.string(), isSlow: z.boolean() })
    .nullable(),
  threads: z.object({ live: z.int().positive(), batch: z.int().positive() }),
  /** The model in use. */
  modelTitle: z.string().nullable(),
  /** What the model in use took; null when it was not measured with this engine. */
  trial: ProcessorTrial.nullable(),
  /** A smaller model of the same languages, where the trial says that the one in use is too slow to keep up. */
  suggestion: z.object({ id: ModelId, title: z.string() }).nullable(),
  devices: z.array(
    z.object({ ...GraphicsName.shape, trial: GraphicsTrial.nullable(), isInUse: z.boolean() }),
  ),
  lost: LostGraphics.nullable(),
  /** Whether the engine has a part for graphics devices at all; null where that is not known. */
  builtForGraphics: z.boolean().nullable(),
});
export type RecognitionSpeed = z.infer<typeof RecognitionSpeed>;
