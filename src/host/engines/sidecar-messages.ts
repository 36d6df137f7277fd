import { z } from 'zod';

const id = z.int().min(0);
const timeMs = z.number();

const Token = z.object({
  id: z.int(),
  /** Bytes as code points 0-255, see token-text.ts. */
  text: z.string(),
  startMs: timeMs,
  endMs: timeMs,
  probability: z.number().min(0).max(1.001),
});
export type SidecarToken = z.infer<typeof Token>;

const Segment = z.object({
  type: z.literal('segment'),
  id,
  startMs: timeMs,
  endMs: timeMs,
  noSpeechProbability: z.number(),
  meanLogProbability: z.number(),
  tokens: z.array(Token),
});

const Ready = z.object({
  type: z.literal('ready'),
  protocol: z.int(),
  engine: z.string(),
  variant: z.string(),
  loadMs: z.number(),
  devices: z.array(z.object({ name: z.string(), description: z.string() })).default([]),
  device: z.string().default(''),
  model: z.object({ type: z.string(), multilingual: z.boolean(), audioContext: z.int() }),
});

/** One line of the sidecar's standard output. */
export const SidecarMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), protocol: z.int() }),
  Ready,
  z.object({ type: z.literal('progress'), id, percent: z.number().min(0).max(100) }),
  Segment,
  z.object({
    type: z.literal('done'),
    id,
    segments: z.int().min(0),
    language: z.string(),
    threads: z.int(),
    wallMs: z.number(),
  }),
  z.object({ type: z.literal('aborted'), id }),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string(), id: id.optional() }),
  z.object({ type: z.literal('fatal'), code: z.string(), message: z.string() }),
]);
export type SidecarMessage = z.infer<typeof SidecarMessage>;
export type SidecarReady = z.infer<typeof Ready>;

/** Version of the protocol that this code speaks. */
export const protocolVersion = 1;

/** The message of a line, or null for a line that is not one. */
export const parseSidecarLine = (line: string): SidecarMessage | null => {
  try {
    return SidecarMessage.parse(JSON.parse(line));
  } catch {
    return null;
  }
};
