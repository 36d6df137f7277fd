import { z } from 'zod';
import { Moment } from './primitives.ts';

/**
 * `trim.json`: the part of a practice take that counts, on the take's clock. It stands beside the take and never changes it: without
 * the file all of the take counts again. Certification attempts have none, and none is ever sealed.
 */
export const Trim = Moment.extend({ schemaVersion: z.literal(1) });
export type Trim = z.infer<typeof Trim>;
