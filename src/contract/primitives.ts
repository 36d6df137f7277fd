import { z } from 'zod';

/** Milliseconds from the start of the take, on the one clock of all its tracks. Integer, 0 and up. */
export const Milliseconds = z.int().min(0);

/** A moment of the take: `[startMs, endMs)`. */
export const Moment = z.object({ startMs: Milliseconds, endMs: Milliseconds });
export type Moment = z.infer<typeof Moment>;

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Name of an attempt: the only handle that crosses the wire; a path never does. */
export const AttemptId = z.string().regex(/^[0-9a-z]{8,40}$/);

/** Short machine name used inside kits: lower-case words joined by hyphens. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(64);

/** An instant as ISO 8601 in UTC, for example `2026-03-01T09:30:00.000Z`. */
export const Timestamp = z.iso.datetime();

/** A share from 0 to 1. */
export const Share = z.number().min(0).max(1);

/** Nothing in, or nothing out. */
export const Nothing = z.object({}).strict();
