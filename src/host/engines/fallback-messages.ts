import { z } from 'zod';

/** What the studio sends to the child of the slow engine; sent with structured cloning, so samples stay binary. */
export const FallbackRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), path: z.string() }),
  z.object({
    type: z.literal('job'),
    samples: z.instanceof(Int16Array),
    language: z.string(),
    prompt: z.string(),
    threads: z.int().positive(),
    temperatureIncrement: z.number().min(0).max(1),
  }),
]);
export type FallbackRequest = z.infer<typeof FallbackRequest>;

/** What the child answers. Times are milliseconds. */
export const FallbackResponse = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('ready'), version: z.string() }),
  z.object({ type: z.literal('progress'), share: z.number() }),
  z.object({
    type: z.literal('done'),
    language: z.string(),
    wallMs: z.number(),
    tokens: z.array(z.object({ text: z.string(), startMs: z.number(), endMs: z.number() })),
  }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type FallbackResponse = z.infer<typeof FallbackResponse>;
